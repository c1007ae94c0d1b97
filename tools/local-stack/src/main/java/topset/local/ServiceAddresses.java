package topset.local;

import java.util.Map;
import topset.local.process.Ports;

record ServiceAddresses(
        boolean local, String session, String program, String sessionManagement, String programManagement) {

    static ServiceAddresses from(Map<String, String> environment, Ports ports) {
        return new ServiceAddresses(
                !environment.containsKey("TOPSET_PROGRAM_URL"),
                environment.getOrDefault("TOPSET_SESSION_URL", local(ports.session())),
                environment.getOrDefault("TOPSET_PROGRAM_URL", local(ports.program())),
                environment.getOrDefault("TOPSET_SESSION_MANAGEMENT_URL", local(ports.sessionManagement())),
                environment.getOrDefault("TOPSET_PROGRAM_MANAGEMENT_URL", local(ports.programManagement())));
    }

    private static String local(int port) {
        return "http://localhost:" + port;
    }
}
