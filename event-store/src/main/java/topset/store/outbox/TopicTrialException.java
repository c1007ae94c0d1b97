package topset.store.outbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The topic refused the first message, or Kafka did not answer in time. */
public final class TopicTrialException extends RuntimeException {

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

    /** Empty if Kafka did not answer. */
    public Optional<Refusal> why() {
        return Optional.ofNullable(why);
    }
}
