package topset.edge.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code nextCursor} is opaque; sent as {@code cursor}, it gets the next page; absent on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** Of JSON in one page of a list of large items, so a page may have fewer items than requested. */
    public static final int MAX_BYTES = 1_000_000;
}
