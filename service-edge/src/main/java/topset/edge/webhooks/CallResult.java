package topset.edge.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

public sealed interface CallResult {

    /**
     * The body of the answer is discarded.
     *
     * @param retryAfter from the Retry-After header; null if the header is absent or not a number of seconds
     */
    record Answered(int status, @Nullable Duration retryAfter) implements CallResult {}

    /** The reason is a sentence that says why no answer was received. */
    record Failed(String reason) implements CallResult {}
}
