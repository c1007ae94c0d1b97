package topset.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicSubscriber;

/** Reads all present and future records of a topic, and checks them against the store's promises. */
public final class TopicReader implements AutoCloseable {

    private final TopicSubscriber<String> subscriber;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    public TopicReader(String topic) {
        subscriber = TopicSubscriber.ofTexts(SharedStack.bootstrapServers(), topic);
    }

    /** All records up to now. */
    public List<ConsumerRecord<String, String>> records() {
        records.addAll(subscriber.next());
        return records;
    }

    /** The sequence numbers of each key, in the order received. */
    public Map<String, List<Long>> sequences() {
        Map<String, List<Long>> sequences = new HashMap<>();
        for (ConsumerRecord<String, String> message : records()) {
            sequences.computeIfAbsent(message.key(), key -> new ArrayList<>()).add(sequence(message));
        }
        return sequences;
    }

    /** The sequence numbers of each key, without repeats. */
    public Map<String, List<Long>> withoutRepeats() {
        Map<String, List<Long>> seen = new HashMap<>();
        for (ConsumerRecord<String, String> message : records()) {
            List<Long> numbers = seen.computeIfAbsent(message.key(), key -> new ArrayList<>());
            if (numbers.isEmpty() || sequence(message) > numbers.getLast()) {
                numbers.add(sequence(message));
            }
        }
        return seen;
    }

    /** Asserts that each of the given number of athletes has the numbers from 1 on. */
    public static void assertDense(Map<String, List<Long>> sequences, int athletes, int eventsEach) {
        assertThat(sequences).hasSize(athletes);
        List<Long> numbers = LongStream.rangeClosed(1, eventsEach).boxed().toList();
        sequences.values().forEach(seen -> assertThat(seen).containsExactlyElementsOf(numbers));
    }

    /** The newest value of each key, which compaction keeps. */
    public Map<String, String> newest() {
        Map<String, String> newest = new LinkedHashMap<>();
        records().forEach(message -> newest.put(message.key(), String.valueOf(message.value())));
        return newest;
    }

    private static long sequence(ConsumerRecord<String, String> message) {
        return Long.parseLong(EventMessage.headers(message).getOrDefault("ce_athletesequence", ""));
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
