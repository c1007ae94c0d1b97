package topset.local.origin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import topset.local.process.Ports;
import topset.local.servers.Database;

public record ServiceAddress(int port, int managementPort) {

    public static ServiceAddress of(Database database, Ports ports) {
        return switch (database) {
            case SESSION -> new ServiceAddress(ports.session(), ports.sessionManagement());
            case PROGRAM -> new ServiceAddress(ports.program(), ports.programManagement());
        };
    }

    public static Map<Database, List<ServiceAddress>> ofReplicas(Ports ports, ReplicaCounts counts) {
        int others = counts.session() + counts.program() - 2;
        Iterator<Integer> free = ports.freeBeside(2 * others).iterator();
        Map<Database, List<ServiceAddress>> all = new EnumMap<>(Database.class);
        for (Database database : Database.values()) {
            List<ServiceAddress> replicas = new ArrayList<>(List.of(of(database, ports)));
            while (replicas.size() < counts.of(database)) {
                replicas.add(new ServiceAddress(free.next(), free.next()));
            }
            all.put(database, List.copyOf(replicas));
        }
        return all;
    }

    public static ServiceAddress free() {
        List<Integer> ports = Ports.free(2);
        return new ServiceAddress(ports.getFirst(), ports.getLast());
    }

    public String api() {
        return "http://localhost:" + port;
    }

    public String management() {
        return "http://localhost:" + managementPort;
    }
}
