package topset.program;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.local.Database;
import topset.local.LocalStack;
import topset.local.Ports;

/** A real PostgreSQL, a real Kafka and a real issuer, on free ports, for the tests of one run. */
public class LocalParts implements QuarkusTestResourceLifecycleManager {
    private @Nullable LocalStack stack;

    @Override
    public Map<String, String> start() {
        var started = LocalStack.builder().ports(Ports.free()).temporaryData().start();
        stack = started;
        var settings = new HashMap<>(started.environment(Database.PROGRAM));
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        // There is no package yet that could be run as topset-migrate: the service in test migrates, by Flyway's
        // connection alone.
        settings.put("quarkus.flyway.migrate-at-start", "true");
        settings.put("quarkus.flyway.username", Database.PROGRAM.owner());
        settings.put("quarkus.flyway.password", started.password(Database.PROGRAM.owner()));
        // So that a test sees heartbeats without waiting for the usual ten seconds.
        settings.put("topset.stream.heartbeat", "0.5S");
        return settings;
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
