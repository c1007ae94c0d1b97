package topset.edge.operations;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What an operator's request names in its body, for the audit (ADR 0043). */
@RequestScoped
public class OperatorCall {
    private CallSubjects named = new CallSubjects(null, null, null);

    record CallSubjects(
            @Nullable String topic,
            @Nullable String gym,
            @Nullable String athlete) {}

    public void concerns(@Nullable String topic, @Nullable String gym, @Nullable String athlete) {
        named = new CallSubjects(topic, gym, athlete);
    }

    CallSubjects named() {
        return named;
    }
}
