package topset.verification.analytics;

import java.io.Serial;

/**
 * Reports that a topic no longer has the event that follows the last stored one. The message says how to get the
 * missing events.
 */
public final class LogGap extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    LogGap(String message) {
        super(message);
    }
}
