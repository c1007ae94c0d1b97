package topset.edge.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The result of a call. The body of an answer is discarded.
 *
 * @param status null if no answer was received
 * @param retryAfter from the Retry-After header; null if the header is absent or not a number of seconds
 * @param failure a sentence; of no meaning if the call {@link #isDelivered}
 */
record CallResult(@Nullable Integer status, @Nullable Duration retryAfter, String failure) {

    static CallResult answered(int status, @Nullable Duration retryAfter) {
        return new CallResult(status, retryAfter, "answered " + status + " instead of 2xx");
    }

    static CallResult failed(String reason) {
        return new CallResult(null, null, reason);
    }

    boolean isDelivered() {
        return status != null && status / 100 == 2;
    }
}
