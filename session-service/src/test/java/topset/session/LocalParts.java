package topset.session;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
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
        var started = start(Ports.free());
        stack = started;
        var database = Database.SESSION;
        return Map.of(
                "TOPSET_DB_URL", started.jdbcUrl(database),
                "TOPSET_DB_OWNER", database.owner(),
                "TOPSET_DB_OWNER_PASSWORD", started.password(database.owner()),
                "TOPSET_DB_USER", database.user(),
                "TOPSET_DB_PASSWORD", started.password(database.user()),
                "TOPSET_KAFKA", started.bootstrapServers(),
                "TOPSET_ISSUER", started.issuerUrl(),
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    private static LocalStack start(Ports ports) {
        return LocalStack.builder().ports(ports).temporaryData().start();
    }
}
