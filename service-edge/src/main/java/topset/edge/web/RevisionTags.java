package topset.edge.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code If-Match} header of RFC 9110: {@code *}, or a list of entity tags, which are revisions in quotes. JAX-RS'
 * {@code evaluatePreconditions} cannot be used here (ADR 0026).
 */
public final class RevisionTags {
    private static final Pattern ITEM =
            Pattern.compile("[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\")?+[ \\t]*+(?:,|\\z)");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,8}");

    private RevisionTags() {}

    /**
     * Returns the revisions that the header names; empty if it is absent or {@code *}. The comparison is strong: a weak
     * tag never matches, and neither does a tag that is not a revision.
     *
     * @throws Problem 400 if it is neither {@code *} nor a list of entity tags
     */
    public static Optional<Set<Integer>> expected(HttpHeaders headers) {
        // The header is not a parameter of the resource method, because Quarkus REST does not distinguish an empty
        // header from a missing one there.
        var lines = headers.getRequestHeaders().get(HttpHeaders.IF_MATCH);
        if (lines == null) {
            return Optional.empty();
        }
        var header = String.join(",", lines);
        return header.trim().equals("*") ? Optional.empty() : Optional.of(oneOf(header));
    }

    private static Set<Integer> oneOf(String header) {
        var revisions = new HashSet<Integer>();
        var isEmpty = true;
        var item = ITEM.matcher(header);
        for (int at = 0; at < header.length(); at = item.end()) {
            if (!item.region(at, header.length()).lookingAt()) {
                throw malformed();
            }
            var tag = item.group(2);
            if (tag != null) {
                isEmpty = false;
                if (item.group(1) == null && REVISION.matcher(tag).matches()) {
                    revisions.add(Integer.valueOf(tag));
                }
            }
        }
        if (isEmpty) {
            throw malformed();
        }
        return revisions;
    }

    private static Problem malformed() {
        return Problem.malformed(
                HttpHeaders.IF_MATCH, "expected *, or revisions in quotes, as in \"2\" or \"1\", \"2\"");
    }

    /** The entity tag of a revision. */
    public static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
