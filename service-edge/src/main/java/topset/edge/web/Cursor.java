package topset.edge.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opaque to clients. A cursor grants no rights: every read also checks the caller's gym and rights. */
public final class Cursor {
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    public static String of(String... parts) {
        var joined = Stream.of(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws a problem 400 if the value is not a cursor with the given number of parts. */
    public static List<String> parts(String cursor, int count) {
        return parts("cursor", cursor, count);
    }

    /** Reads the value of the query parameter {@code field}. */
    public static List<String> parts(String field, String cursor, int count) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = Stream.of(text.split(String.valueOf(SEPARATOR), -1))
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .toList();
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a wrong number of parts.
        }
        throw malformed(field);
    }

    /** The id after which a page begins; empty for the first page. */
    public static String id(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty() ? "" : parts(cursor, 1).getFirst();
    }

    /** Throws a problem 400 if the value is not a cursor of one number. */
    public static long number(String cursor) {
        try {
            return Long.parseLong(parts(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    /** Throws a problem 400 if it is not a time, or its year is outside the allowed range. */
    public static OffsetDateTime time(String part) {
        return JsonRules.time(part).orElseThrow(Cursor::malformed);
    }

    /** The 400 for a query parameter {@code cursor} that this list did not issue. */
    public static Problem malformed() {
        return malformed("cursor");
    }

    /** The same for the query parameter {@code field}. */
    public static Problem malformed(String field) {
        return Problem.malformed(field, "must be the value of nextCursor from an earlier page of this list");
    }
}
