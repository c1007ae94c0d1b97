package topset.verification.analytics;

import java.io.Serial;

/** What a topic has does not go on where the lake stands; the message says what to do. */
public final class LogGap extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    LogGap(String message) {
        super(message);
    }
}
