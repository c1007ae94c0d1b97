package topset.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a list goes on, opaque to clients. Holds no right: every read also asks for the caller's gym and what they may see. */
public final class Cursor {
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    /** Parts must not hold line ends. */
    public static String of(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8));
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
            var parts = List.of(text.split(String.valueOf(SEPARATOR), -1));
            if (parts.size() == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw malformed(field);
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
