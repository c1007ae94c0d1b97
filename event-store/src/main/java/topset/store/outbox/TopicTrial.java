package topset.store.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.store.OutgoingMessage;

/** Sends the first of many messages directly to Kafka, to find out whether the topic accepts it. */
public final class TopicTrial {

    private static final Logger LOG = Logger.getLogger(TopicTrial.class);

    /** Long enough for a producer to start, and below the 6 s after which PostgreSQL ends an idle transaction. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int MAX_BLOCK = 2_000;

    private final String name;
    private final Map<String, Object> producerProperties;

    public TopicTrial(String name, Map<String, Object> producerProperties) {
        this.name = name;
        this.producerProperties = new HashMap<>(producerProperties);
        this.producerProperties.put("max.block.ms", MAX_BLOCK);
    }

    /**
     * Returns true when the topic has accepted the message, otherwise throws a {@link TopicTrialException}. So a topic
     * that refuses messages is noticed before the outbox holds messages for it.
     */
    public boolean send(OutgoingMessage first) {
        // Needs no Kafka transaction, even for a compacted topic: the athlete is locked, so no newer state can be sent.
        var plain = first.plain(first.topic());
        List<KafkaSender.Refused> refused;
        try (var sender = new KafkaSender(name + "-trial", producerProperties)) {
            refused = sender.send(List.of(new OutboxMessage(0, Instant.EPOCH, false, plain)))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .refused();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TopicTrialException(null);
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            LOG.warnf(
                    "Kafka did not acknowledge the first message for topic %s: %s",
                    first.topic(), KafkaSender.reason(failure));
            throw new TopicTrialException(null);
        }
        if (!refused.isEmpty()) {
            throw new TopicTrialException(refused.getFirst().why());
        }
        return true;
    }

    /** The topic refused the first message, or Kafka did not answer in time. */
    public static final class TopicTrialException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final @Nullable Refusal why;

        TopicTrialException(@Nullable Refusal why) {
            super(
                    why == null ? "Kafka did not answer in time" : "The topic refuses the first message: " + why,
                    null,
                    false,
                    false);
            this.why = why;
        }

        public Optional<Refusal> why() {
            return Optional.ofNullable(why);
        }
    }
}
