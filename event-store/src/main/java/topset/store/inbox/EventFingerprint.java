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
 * Distinguishes a repeated event from a different event with the same sequence number: a text of a hash of the id and,
 * unless it is unknown, the time at which the sending service's store recorded the event, by the store's clock. The text
 * is short, because every event rewrites the texts of the last {@link InboxState#KEPT} events of its athlete: their row
 * stays below the size from which PostgreSQL compresses values and moves them out of the row.
 */
final class EventFingerprint {

    private static final char BETWEEN = '@';

    /** The number of texts with at most eight digits or letters. */
    private static final long HASHES = 2_821_109_907_456L;

    private EventFingerprint() {}

    static String of(String eventId, @Nullable Instant recordedAt) {
        var hash = UUID.nameUUIDFromBytes(eventId.getBytes(UTF_8)).getMostSignificantBits();
        var id = Long.toString(Long.remainderUnsigned(hash, HASHES), Character.MAX_RADIX);
        return recordedAt == null ? id : id + BETWEEN + Long.toString(micros(recordedAt), Character.MAX_RADIX);
    }

    /** Null if the text is not a time with an offset, or too many years away for a number of microseconds. */
    static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : Instant.EPOCH.plus(micros(OffsetDateTime.parse(text).toInstant()), ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException other) {
            return null;
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The ids must be equal. An unknown recording time matches every time. */
    static boolean match(String one, String other) {
        return (isTimed(one) && isTimed(other)) ? one.equals(other) : id(one).equals(id(other));
    }

    /** Compares with the newest of the events whose recording time is known. False if no recording time is known. */
    static boolean isNewer(String fingerprint, List<String> than) {
        var last = than.reversed().stream().filter(EventFingerprint::isTimed).findFirst();
        return isTimed(fingerprint) && last.isPresent() && recordedAt(fingerprint) > recordedAt(last.get());
    }

    private static boolean isTimed(String fingerprint) {
        return fingerprint.indexOf(BETWEEN) >= 0;
    }

    private static String id(String fingerprint) {
        return isTimed(fingerprint) ? fingerprint.substring(0, fingerprint.indexOf(BETWEEN)) : fingerprint;
    }

    private static long recordedAt(String timed) {
        return Long.parseLong(timed.substring(timed.indexOf(BETWEEN) + 1), Character.MAX_RADIX);
    }
}
