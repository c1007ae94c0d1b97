package topset.store;

import static topset.store.Eventually.eventually;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import topset.local.Database;
import topset.local.LocalStack;
import topset.local.Ports;

/** The PostgreSQL and the Kafka that all tests of this JVM share, started when the first test needs one of them. */
final class SharedStack {

    private static final LocalStack STACK = start();

    private SharedStack() {}

    private static LocalStack start() {
        LocalStack stack =
                LocalStack.builder().ports(Ports.free()).temporaryData().start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end-stack"));
        return stack;
    }

    static String bootstrapServers() {
        return STACK.bootstrapServers();
    }

    static void createTopic(String name, int partitions, String cleanup) {
        createTopic(name, partitions, cleanup, 1_048_588);
    }

    static void createTopic(String name, int partitions, String cleanup, int maxMessageBytes) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var topic = new NewTopic(name, partitions, (short) 1)
                    .configs(Map.of("cleanup.policy", cleanup, "max.message.bytes", Integer.toString(maxMessageBytes)));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Changes the longest message that a topic takes; waits until the broker has heard of it. */
    static void limit(String topic, int maxMessageBytes) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            var topicConfig = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var limit = new AlterConfigOp(
                    new ConfigEntry("max.message.bytes", Integer.toString(maxMessageBytes)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topicConfig, List.of(limit)))
                    .all()
                    .get();
            eventually()
                    .until(() -> admin.describeConfigs(List.of(topicConfig)).all().get().values().stream()
                            .allMatch(config -> Integer.toString(maxMessageBytes)
                                    .equals(config.get("max.message.bytes").value())));
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String jdbcUrl(String database) {
        return STACK.jdbcUrl(Database.SESSION).replace(Database.SESSION.database(), database);
    }

    static String password(String role) {
        return STACK.password(role);
    }

    /** As the superuser, each statement in a transaction of its own. */
    static void administer(String... statements) {
        try (Connection superuser = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", password("postgres"));
                Statement statement = superuser.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }
}
