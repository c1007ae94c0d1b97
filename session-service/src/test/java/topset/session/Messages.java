package topset.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands in Kafka. */
public final class Messages {
    private Messages() {}

    /** The first messages about an athlete, in order; waits until there are so many. */
    public static List<ConsumerRecord<String, String>> of(String topic, String athlete, int count) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (message.key().endsWith("/" + athlete)) {
                        found.add(message);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    /** From the beginning of every topic. */
    public static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test-" + Api.newId(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** A topic that takes nothing longer. */
    public static void createTopic(String topic, int maxMessageBytes) {
        administer(admin -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes)))))
                .all());
    }

    /** Changes the longest message that a topic takes; waits until the broker has heard of it. */
    public static void limit(String topic, int maxMessageBytes) {
        var limit = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes)),
                AlterConfigOp.OpType.SET);
        var config = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        administer(admin ->
                admin.incrementalAlterConfigs(Map.of(config, List.of(limit))).all());
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> admin.describeConfigs(List.of(config)).all().get().values().stream()
                            .allMatch(each -> Integer.toString(maxMessageBytes)
                                    .equals(each.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                            .value())));
        }
    }

    private static void administer(Function<Admin, KafkaFuture<Void>> work) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            work.apply(admin).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** About as long as a batch that holds only this message. */
    public static int size(ConsumerRecord<String, String> message) {
        int batchAndRecord = 100;
        int headers = Stream.of(message.headers().toArray())
                .mapToInt(header -> header.key().length() + header.value().length + 2)
                .sum();
        return batchAndRecord + message.serializedKeySize() + message.serializedValueSize() + headers;
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class);
    }

    public static Map<String, String> headers(ConsumerRecord<String, String> message) {
        var headers = new HashMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
