package topset.store;

import java.util.HashMap;
import java.util.Map;
import topset.testsupport.TemporaryStack;
import topset.testsupport.TopicAdmin;

/** The PostgreSQL and the Kafka that all tests of this JVM share. Each starts when the first test needs it. */
final class SharedStack {

    private static final TemporaryStack STACK = TemporaryStack.start();

    private SharedStack() {}

    static String bootstrapServers() {
        return STACK.parts().bootstrapServers();
    }

    static TopicAdmin topics() {
        return new TopicAdmin(bootstrapServers());
    }

    static void createTopic(String name, int partitions, String cleanup) {
        topics().create(name, partitions, Map.of("cleanup.policy", cleanup));
    }

    /** Creates a topic with a limit on the message size. */
    static void createTopic(String name, int partitions, String cleanup, int maxMessageBytes) {
        Map<String, String> settings = new HashMap<>(TopicAdmin.longest(maxMessageBytes));
        settings.put("cleanup.policy", cleanup);
        topics().create(name, partitions, settings);
    }

    static String jdbcUrl(String database) {
        return STACK.jdbcUrl(database);
    }

    static String password(String role) {
        return STACK.parts().password(role);
    }

    static void createDatabase(String name, String owner) {
        STACK.createDatabase(name, owner);
    }

    static void administer(String... statements) {
        STACK.administer(statements);
    }
}
