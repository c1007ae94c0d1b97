package topset.edge;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param nextCursor opaque; give it back as {@code cursor} for what follows; absent at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** Items taken when the caller names no limit. */
    public static final int DEFAULT_LIMIT = 50;

    /** Largest limit. */
    public static final int MAX_LIMIT = 500;

    /** Bytes of JSON that a list of large items answers with at most: then a page has fewer items than asked for. */
    public static final int MAX_BYTES = 1_000_000;

    /**
     * The first of what was found.
     *
     * @param found at least one more than {@code most}, where there are more
     * @param cursor of an item: where the list goes on behind it
     */
    public static <T> Page<T> of(List<T> found, int most, Function<T, String> cursor) {
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most), cursor.apply(found.get(most - 1)));
    }

    /**
     * Reads {@code ?limit=}.
     *
     * @throws Problem 400 when it is not a number, 422 when it is not 1..500
     */
    public static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int number;
        try {
            number = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw Problem.malformed("limit", "expected a whole number");
        }
        if (number < 1 || number > MAX_LIMIT) {
            throw Problem.refused("limit", "must be 1 to " + MAX_LIMIT, "limit");
        }
        return number;
    }
}
