package topset.edge.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code nextCursor} is opaque; sent as {@code cursor}, it gets the next page; absent on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** If the caller does not send {@code limit}. */
    public static final int DEFAULT_LIMIT = 50;

    public static final int MAX_LIMIT = 500;

    /** Of JSON in one page of a list of large items, so a page may have fewer items than requested. */
    public static final int MAX_BYTES = 1_000_000;

    /**
     * A page of the items that a query has found, with a cursor if more items follow.
     *
     * @param found the items; if there are more than {@code most}, exactly one item more
     * @param cursor creates the cursor that points behind an item
     */
    public static <T> Page<T> of(List<T> found, int most, Function<T, String> cursor) {
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most), cursor.apply(found.get(most - 1)));
    }

    /** Throws a 400 if the limit is not a number, a 422 if it is not 1..500. */
    public static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int number;
        try {
            number = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw Problem.malformed("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        if (number < 1 || number > MAX_LIMIT) {
            throw Problem.refused("limit", "must be between 1 and " + MAX_LIMIT + ", not " + number, "limit");
        }
        return number;
    }
}
