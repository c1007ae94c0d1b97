package topset.verification.analytics;

import java.io.Serial;

/** Thrown if the next event of a sequence is not on the topic. The message says how to get the missing events. */
public final class LogGap extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    LogGap(String message) {
        super(message);
    }
}
