package topset.edge;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a list goes on, opaque to clients. Holds no right: every read also asks for the caller's gym and what they may see. */
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
     * Reads a cursor back.
     *
     * @throws Problem 400 when this is no cursor of that many parts
     */
    public static List<String> parts(String cursor, int count) {
        return parts("cursor", cursor, count);
    }

    /** As {@link #parts(String, int)}, where the query parameter has another name. */
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
            // answered below
        }
        throw malformed(field);
    }

    /**
     * Reads a time that is part of a cursor.
     *
     * @throws Problem 400 when it is none, or of a year that no list holds
     */
    public static OffsetDateTime time(String part) {
        return JsonRules.time(part).orElseThrow(Cursor::malformed);
    }

    /** 400: not a cursor that this list gave. */
    public static Problem malformed() {
        return malformed("cursor");
    }

    /** As {@link #malformed()}, where the query parameter has another name. */
    public static Problem malformed(String field) {
        return Problem.malformed(field, "not a cursor of this list");
    }
}
