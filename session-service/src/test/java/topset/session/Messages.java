package topset.session;

import static topset.testsupport.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import topset.testsupport.TopicAdmin;
import topset.testsupport.TopicSubscriber;

/** Reads the Kafka of the running service. */
public final class Messages {
    private Messages() {}

    /** Waits for the first messages about an athlete and returns them in order. */
    public static List<ConsumerRecord<String, String>> of(String topic, String athlete, int count) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var subscriber = TopicSubscriber.ofTexts(bootstrapServers(), topic)) {
            eventually().until(() -> {
                subscriber.next().stream()
                        .filter(message -> message.key().endsWith("/" + athlete))
                        .forEach(found::add);
                return found.size() >= count;
            });
        }
        return found;
    }

    public static TopicAdmin topics() {
        return new TopicAdmin(bootstrapServers());
    }

    /** The approximate size of a batch with only this message. */
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
}
