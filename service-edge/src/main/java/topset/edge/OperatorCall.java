package topset.edge;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What an operator's call concerns that its address does not say: for the audit (ADR 0086). */
@RequestScoped
public class OperatorCall {
    private @Nullable String topic;
    private @Nullable String gym;
    private @Nullable String athlete;

    /** Names whom and what the body asks for. */
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
