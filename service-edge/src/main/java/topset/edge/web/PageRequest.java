package topset.edge.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list. Without a cursor, a page is the first one. */
public record PageRequest(
        @QueryParam("limit") @DefaultValue(ItemLimit.DEFAULT)
        ItemLimit limit,

        @QueryParam("cursor") @Nullable Cursor cursor) {

    /** How many items a page has at most. */
    @Schema(
            type = SchemaType.INTEGER,
            format = "int32",
            minimum = "1",
            maximum = "" + ItemLimit.MOST,
            defaultValue = ItemLimit.DEFAULT)
    public record ItemLimit(int items) {
        /** If the caller does not send {@code limit}. */
        public static final String DEFAULT = "50";

        public static final int MOST = 500;

        static final String SAYS = "a whole number from 1 to " + MOST;

        /** Throws a 422 if the limit is not 1 to 500. */
        static ItemLimit parse(String name, String text) {
            var items = Integer.parseInt(text);
            if (items < 1 || items > MOST) {
                throw Problem.refused(name, "must be between 1 and " + MOST + ", not " + items, name);
            }
            return new ItemLimit(items);
        }
    }

    public int most() {
        return limit.items();
    }

    /**
     * {@code find} finds items from the cursor on, at most so many: one more than the page has shows that more follow.
     * {@code cursorAfter} gives the cursor of the page that begins after an item.
     */
    public <T> Page<T> page(IntFunction<List<T>> find, Function<T, String> cursorAfter) {
        var found = find.apply(most() + 1);
        return found.size() <= most()
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, most()), cursorAfter.apply(found.get(most() - 1)));
    }
}
