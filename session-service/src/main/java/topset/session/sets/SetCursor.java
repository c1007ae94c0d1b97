package topset.session.sets;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Cursor;

/** The next page begins after the set with this time and sequence. */
public record SetCursor(Instant completedAt, long sequence) {
    private static final SetCursor BEGINNING = new SetCursor(Instant.MIN, 0);
    private static final Comparator<SetCursor> ORDER =
            Comparator.comparing(SetCursor::completedAt).thenComparingLong(SetCursor::sequence);

    public static SetCursor read(@Nullable Cursor cursor) {
        return cursor == null
                ? BEGINNING
                : cursor.read(
                        2,
                        parts -> new SetCursor(
                                Cursor.time(parts.getFirst()).toInstant(), Long.parseLong(parts.getLast())));
    }

    public static String after(PlacedSet set) {
        return Cursor.of(set.completedAt().toString(), Long.toString(set.sequence()));
    }

    public boolean isBefore(PlacedSet set) {
        return ORDER.compare(this, new SetCursor(set.completedAt(), set.sequence())) < 0;
    }
}
