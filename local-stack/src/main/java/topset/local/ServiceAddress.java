package topset.local;

import java.util.List;
import topset.local.process.Ports;
import topset.local.servers.Database;

/** The TCP ports on which a service listens. */
record ServiceAddress(int port, int managementPort) {

    static ServiceAddress of(Database database, Ports ports) {
        return switch (database) {
            case SESSION -> new ServiceAddress(ports.session(), ports.sessionManagement());
            case PROGRAM -> new ServiceAddress(ports.program(), ports.programManagement());
        };
    }

    static ServiceAddress free() {
        List<Integer> ports = Ports.free(2);
        return new ServiceAddress(ports.getFirst(), ports.getLast());
    }

    String api() {
        return "http://localhost:" + port;
    }

    String management() {
        return "http://localhost:" + managementPort;
    }
}
