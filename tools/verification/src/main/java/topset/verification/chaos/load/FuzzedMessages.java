package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import topset.testsupport.TopicPublisher;
import topset.verification.chaos.pair.ShakenPair;

/** Publishes messages about athletes of a separate gym on the session topic. */
public final class FuzzedMessages implements AutoCloseable {

    private final String gym;
    private final Random random;
    private final Mutation mutation;
    private final TopicPublisher publisher;
    private int count;

    public FuzzedMessages(ShakenPair pair, String gym, long seed) {
        this.gym = gym;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
        this.publisher = new TopicPublisher(pair.stack().bootstrapServers());
    }

    public void next() {
        count++;
        var athlete = "fuzz-" + random.nextInt(200);
        var set = new TrainingPlan(athlete, random.nextLong()).session().getFirst();
        var good = SpoiltMessages.good(gym, set, 1L + random.nextInt(5));
        var headers = new LinkedHashMap<String, byte @Nullable []>();
        good.headers().forEach(header -> headers.put(header.key(), header.value()));
        for (int times = random.nextInt(3); times > 0; times--) {
            spoil(headers);
        }
        byte @Nullable [] value = random.nextInt(20) == 0 ? null : mutation.of(new String(good.value(), UTF_8));
        var record = new ProducerRecord<>(good.topic(), random.nextInt(20) == 0 ? null : good.key(), value);
        headers.forEach((name, text) -> record.headers().add(name, text));
        var _ = publisher.send(record);
    }

    private void spoil(Map<String, byte @Nullable []> headers) {
        var names = headers.keySet().stream().toList();
        var name = names.get(random.nextInt(names.size()));
        var good = new String(Objects.requireNonNullElse(headers.get(name), new byte[0]), UTF_8);
        switch (random.nextInt(4)) {
            case 0 -> headers.remove(name);
            case 1 -> headers.put(name, mutation.of(good));
            case 2 -> headers.put(name, null);
            default -> headers.put(name, mutation.text(good).getBytes(UTF_8));
        }
        if (headers.isEmpty()) {
            headers.put("empty", new byte[0]);
        }
    }

    public int count() {
        return count;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
