package topset.store.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a repeated event from a different event with the same sequence number. Its text is short, because every
 * event rewrites the texts of the last {@link InboxState#KEPT} events of its athlete: their row stays below the size
 * from which PostgreSQL compresses values and moves them out of the row.
 *
 * @param recordedAt the time at which the sending service's store recorded the event, by the store's clock, in
 * microseconds since 1970; null if unknown
 */
record EventFingerprint(String id, @Nullable Long recordedAt) {

    private static final char BETWEEN = '@';

    /** The number of texts with at most eight digits or letters. */
    private static final long HASHES = 2_821_109_907_456L;

    static EventFingerprint of(String eventId, @Nullable Instant recordedAt) {
        var hash = UUID.nameUUIDFromBytes(eventId.getBytes(UTF_8)).getMostSignificantBits();
        return new EventFingerprint(
                Long.toString(Long.remainderUnsigned(hash, HASHES), Character.MAX_RADIX),
                recordedAt == null ? null : micros(recordedAt));
    }

    static EventFingerprint of(String text) {
        int at = text.lastIndexOf(BETWEEN);
        return at < 0
                ? new EventFingerprint(text, null)
                : new EventFingerprint(
                        text.substring(0, at), Long.valueOf(text.substring(at + 1), Character.MAX_RADIX));
    }

    /** Null if the text is not a time with an offset, or too many years away for a number of microseconds. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            var time = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return time == null ? null : Instant.EPOCH.plus(micros(time), ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException other) {
            return null;
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The ids must be equal. An unknown recording time matches every time. */
    boolean matches(EventFingerprint other) {
        return id.equals(other.id)
                && (recordedAt == null || other.recordedAt == null || recordedAt.equals(other.recordedAt));
    }

    /** Compares with the newest of the events whose recording time is known. False if no recording time is known. */
    boolean isNewerThan(List<String> fingerprints) {
        Long time = recordedAt;
        for (String fingerprint : fingerprints.reversed()) {
            Long last = of(fingerprint).recordedAt;
            if (last != null) {
                return time != null && time > last;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return recordedAt == null ? id : id + BETWEEN + Long.toString(recordedAt, Character.MAX_RADIX);
    }
}
