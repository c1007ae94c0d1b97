package topset.edge.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page cursor, opaque to clients. It grants no rights: every read also checks the caller's gym and rights. */
public final class Cursor {
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    public static String of(String... parts) {
        var joined = Stream.of(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decodes a cursor.
     *
     * @throws Problem 400 if this is not a cursor with that many parts
     */
    public static List<String> parts(String cursor, int count) {
        return parts("cursor", cursor, count, count);
    }

    /** Works as {@link #parts(String, int)}, for a query parameter with another name. */
    public static List<String> parts(String field, String cursor, int count) {
        return parts(field, cursor, count, count);
    }

    /** Works as {@link #parts(String, int)}, for a list whose cursors had fewer parts in the previous release. */
    public static List<String> parts(String cursor, int least, int most) {
        return parts("cursor", cursor, least, most);
    }

    private static List<String> parts(String field, String cursor, int least, int most) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = Stream.of(text.split(String.valueOf(SEPARATOR), -1))
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .toList();
            if (parts.size() >= least && parts.size() <= most) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // the cursor is malformed, so the error below follows
        }
        throw malformed(field);
    }

    /**
     * Decodes a time in a cursor.
     *
     * @throws Problem 400 if it is not a time, or its year is outside the allowed range
     */
    public static OffsetDateTime time(String part) {
        return JsonRules.time(part).orElseThrow(Cursor::malformed);
    }

    /** Creates the 400 for a cursor that this list did not issue. */
    public static Problem malformed() {
        return malformed("cursor");
    }

    /** Works as {@link #malformed()}, for a query parameter with another name. */
    public static Problem malformed(String field) {
        return Problem.malformed(field, "not a cursor of this list");
    }
}
