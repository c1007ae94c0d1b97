package topset.edge.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of a call. */
public sealed interface CallResult {

    /**
     * The receiver answered. The body of the answer is not kept.
     *
     * @param retryAfter how long the receiver wants to have no calls; null if it does not say
     */
    record Answered(int status, @Nullable Duration retryAfter) implements CallResult {}

    /**
     * The receiver did not answer.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements CallResult {}
}
