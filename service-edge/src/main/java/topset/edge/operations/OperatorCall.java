package topset.edge.operations;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What an operator's request names in its body, for the audit (ADR 0043). */
@RequestScoped
public class OperatorCall {
    private @Nullable String topic;
    private @Nullable String gym;
    private @Nullable String athlete;

    /** Null if the body does not name one. */
    public void concerns(@Nullable String topic, @Nullable String gym, @Nullable String athlete) {
        this.topic = topic;
        this.gym = gym;
        this.athlete = athlete;
    }

    @Nullable
    String topic() {
        return topic;
    }

    @Nullable
    String gym() {
        return gym;
    }

    @Nullable
    String athlete() {
        return athlete;
    }
}
