package topset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Eventually.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that is and comes to be in a topic, as a careful subscriber sees it. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    TopicReader(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedStack.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        // A topic that has just been created is not known to the broker's clients at once.
        List<TopicPartition> partitions =
                eventually().until(() -> consumer.partitionsFor(topic), infos -> !infos.isEmpty()).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All records until now. */
    List<ConsumerRecord<String, String>> records() {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
        return records;
    }

    /** Per key, the sequence numbers in the order received. */
    Map<String, List<Long>> sequences() {
        Map<String, List<Long>> sequences = new HashMap<>();
        for (ConsumerRecord<String, String> message : records()) {
            sequences.computeIfAbsent(message.key(), key -> new ArrayList<>()).add(sequence(message));
        }
        return sequences;
    }

    /** Per key, what is left when numbers that were seen are dropped. */
    Map<String, List<Long>> withoutRepeats() {
        Map<String, List<Long>> seen = new HashMap<>();
        for (ConsumerRecord<String, String> message : records()) {
            List<Long> numbers = seen.computeIfAbsent(message.key(), key -> new ArrayList<>());
            if (numbers.isEmpty() || sequence(message) > numbers.getLast()) {
                numbers.add(sequence(message));
            }
        }
        return seen;
    }

    /** That these are the numbers from 1 on, of so many athletes. */
    static void assertDense(Map<String, List<Long>> sequences, int athletes, int eventsEach) {
        assertThat(sequences).hasSize(athletes);
        List<Long> numbers = LongStream.rangeClosed(1, eventsEach).boxed().toList();
        sequences.values().forEach(seen -> assertThat(seen).containsExactlyElementsOf(numbers));
    }

    /** The newest value of each key: what compaction leaves. */
    Map<String, String> newest() {
        Map<String, String> newest = new LinkedHashMap<>();
        records().forEach(message -> newest.put(message.key(), String.valueOf(message.value())));
        return newest;
    }

    private static long sequence(ConsumerRecord<String, String> message) {
        return Long.parseLong(new String(
                message.headers().lastHeader("ce_athletesequence").value(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
