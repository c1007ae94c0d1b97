package topset.verification.analytics;

import java.io.Serial;

/** A topic no longer has the event after the last stored one. The message says what to do. */
public final class LogGap extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    LogGap(String message) {
        super(message);
    }
}
