package topset.store;

import java.util.HashMap;
import java.util.Map;
import topset.testsupport.TemporaryStack;
import topset.testsupport.TopicAdmin;

/** The PostgreSQL and the Kafka that all tests of this JVM share. Each starts when the first test needs it. */
public final class SharedStack {

    private static final TemporaryStack STACK = TemporaryStack.start();

    private SharedStack() {}

    public static String bootstrapServers() {
        return STACK.parts().bootstrapServers();
    }

    public static TopicAdmin topics() {
        return new TopicAdmin(bootstrapServers());
    }

    public static void createTopic(String name, int partitions, String cleanup) {
        topics().create(name, partitions, Map.of("cleanup.policy", cleanup));
    }

    /** Creates a topic with a limit on the message size. */
    public static void createTopic(String name, int partitions, String cleanup, int maxMessageBytes) {
        Map<String, String> settings = new HashMap<>(TopicAdmin.longest(maxMessageBytes));
        settings.put("cleanup.policy", cleanup);
        topics().create(name, partitions, settings);
    }

    public static String jdbcUrl(String database) {
        return STACK.jdbcUrl(database);
    }

    public static String password(String role) {
        return STACK.parts().password(role);
    }

    public static void createDatabase(String name, String owner) {
        STACK.createDatabase(name, owner);
    }

    public static void copyDatabase(String template, String name, String owner) {
        STACK.copyDatabase(template, name, owner);
    }

    public static void administer(String... statements) {
        STACK.administer(statements);
    }
}
