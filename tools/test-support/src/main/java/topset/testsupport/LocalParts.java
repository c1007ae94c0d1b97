package topset.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.servers.Database;

/** Starts real servers on free ports for one Maven run, and configures the service under test to use them. */
public abstract class LocalParts implements QuarkusTestResourceLifecycleManager {
    private final Database database;
    private @Nullable LocalStack stack;

    protected LocalParts(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, String> start() {
        var started = LocalStack.builder().ports(Ports.free()).temporaryData().start();
        stack = started;
        var settings = new HashMap<>(started.environment(database));
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        // In these tests the application is not packaged yet, so topset-migrate cannot run. Instead, the service under
        // test migrates the schema itself, as the owner of the database.
        settings.put("quarkus.flyway.migrate-at-start", "true");
        settings.put("quarkus.flyway.username", database.owner());
        settings.put("quarkus.flyway.password", started.password(database.owner()));
        return settings;
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
