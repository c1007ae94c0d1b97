package topset.edge.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Opaque to clients. A cursor grants no rights: every read also checks the caller's gym and rights.
 *
 * @param name of the query parameter
 */
@Schema(type = SchemaType.STRING)
public record Cursor(String name, List<String> parts) {
    static final String SAYS = "the value of nextCursor from an earlier page of this list";

    private static final char SEPARATOR = '\n';

    public static String of(String... parts) {
        var joined = Stream.of(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws an {@link IllegalArgumentException} if the text was not written by {@link #of}. */
    static Cursor parse(String name, String text) {
        var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        return new Cursor(
                name,
                Stream.of(joined.split(String.valueOf(SEPARATOR), -1))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList());
    }

    /** The id after which a page begins; empty for the first page. */
    public static String id(@Nullable Cursor cursor) {
        return cursor == null ? "" : cursor.read(1, List::getFirst);
    }

    /** The number after which a page begins; 0 for the first page. */
    public static long number(@Nullable Cursor cursor) {
        return cursor == null ? 0 : cursor.read(1, parts -> Long.parseLong(parts.getFirst()));
    }

    /** For {@link #read}. The year must be in the allowed range. */
    public static OffsetDateTime time(String part) {
        return JsonRules.time(part).orElseThrow();
    }

    /** Throws a problem 400 if there is another number of parts, or {@code as} throws an exception. */
    public <T> T read(int count, Function<List<String>, T> as) {
        if (parts.size() == count) {
            try {
                return as.apply(parts);
            } catch (RuntimeException e) {
                // Answered below, like a wrong number of parts.
            }
        }
        throw Problem.malformed(name, "must be " + SAYS);
    }
}
