package topset.store.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a repeated event from a different event with the same sequence number.
 *
 * @param id the CloudEvents id
 * @param recordedAt the time at which the sending service's store recorded the event, by the store's clock; null if
 * unknown
 */
record EventFingerprint(String id, @Nullable Instant recordedAt) {

    private static final char BETWEEN = '@';

    /** @param text as in the inbox table */
    static EventFingerprint of(String text) {
        int at = text.lastIndexOf(BETWEEN);
        Instant time = at < 0 ? null : time(text.substring(at + 1));
        return time == null ? new EventFingerprint(text, null) : new EventFingerprint(text.substring(0, at), time);
    }

    /** Null if the text is not a time with an offset. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException other) {
            return null;
        }
    }

    /** The ids must be equal. An unknown recording time matches every time. */
    boolean matches(EventFingerprint other) {
        return id.equals(other.id)
                && (recordedAt == null || other.recordedAt == null || recordedAt.equals(other.recordedAt));
    }

    /** Compares with the newest of the events whose recording time is known. False if no recording time is known. */
    boolean isNewerThan(List<String> fingerprints) {
        Instant time = recordedAt;
        for (String fingerprint : fingerprints.reversed()) {
            Instant last = of(fingerprint).recordedAt;
            if (last != null) {
                return time != null && time.isAfter(last);
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return recordedAt == null ? id : id + BETWEEN + recordedAt;
    }
}
