package topset.edge.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code nextCursor} is opaque; sent as {@code cursor}, it gets the next page; absent on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** Of JSON in one page of a list of large items, so a page may have fewer items than requested. */
    public static final int MAX_BYTES = 1_000_000;

    /**
     * A page of the items that a query has found: at most one more than the page has, which shows that more follow. The
     * cursor points behind an item.
     */
    public static <T> Page<T> of(List<T> found, int most, Function<T, String> cursor) {
        return found.size() <= most
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most), cursor.apply(found.get(most - 1)));
    }
}
