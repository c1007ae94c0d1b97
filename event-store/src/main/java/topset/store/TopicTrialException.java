package topset.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A topic has refused the first message, or Kafka has not answered in time. */
public final class TopicTrialException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final @Nullable Refusal why;

    TopicTrialException(@Nullable Refusal why) {
        super(why == null ? "Kafka has not answered in time" : "The topic refuses: " + why, null, false, false);
        this.why = why;
    }

    /** Why the topic refuses; empty when Kafka has not answered. */
    public Optional<Refusal> why() {
        return Optional.ofNullable(why);
    }
}
