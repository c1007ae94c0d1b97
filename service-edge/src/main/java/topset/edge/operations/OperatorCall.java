package topset.edge.operations;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What an operator's request names in its body, for the audit (ADR 0043). */
@RequestScoped
public class OperatorCall {
    private Named named = new Named(null, null, null);

    record Named(
            @Nullable String topic,
            @Nullable String gym,
            @Nullable String athlete) {}

    public void concerns(@Nullable String topic, @Nullable String gym, @Nullable String athlete) {
        named = new Named(topic, gym, athlete);
    }

    Named named() {
        return named;
    }
}
