package topset.edge.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The result of an outbound HTTP request. */
public sealed interface CallResult {

    /**
     * The receiver of the request has answered. The body of the answer is discarded.
     *
     * @param retryAfter the delay from the Retry-After header of the answer; null if the header is absent or not a
     * number of seconds
     */
    record Answered(int status, @Nullable Duration retryAfter) implements CallResult {}

    /**
     * The receiver of the request did not answer, for the given reason.
     *
     * @param reason a sentence that says why no answer was received
     */
    record Failed(String reason) implements CallResult {}
}
