package topset.edge.operations;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The topic, gym and athlete that an operator's request names in its body. The audit records these names (ADR 0043).
 */
@RequestScoped
public class OperatorCall {
    private @Nullable String topic;
    private @Nullable String gym;
    private @Nullable String athlete;

    /** Sets the topic, gym and athlete that the request body names; null if the body does not name one. */
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
