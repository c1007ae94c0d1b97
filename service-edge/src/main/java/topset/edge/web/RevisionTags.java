package topset.edge.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code If-Match} of RFC 9110: {@code *}, or a list of entity tags, which are revision numbers in quotes. {@code
 * evaluatePreconditions} of JAX-RS cannot be used here (ADR 0140).
 */
public final class RevisionTags {
    private static final Pattern ITEM =
            Pattern.compile("[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\")?+[ \\t]*+(?:,|\\z)");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,8}");

    private RevisionTags() {}

    /**
     * Empty if {@code If-Match} is absent or {@code *}. The comparison is strong: a weak tag never matches. A tag that
     * is not a revision never matches either. Throws a problem 400 if it is neither {@code *} nor a list of entity
     * tags.
     */
    public static Optional<Set<Integer>> expected(HttpHeaders headers) {
        // Not a parameter of the resource method: there Quarkus REST passes null both for an empty and for a missing
        // header.
        var lines = headers.getRequestHeaders().get(HttpHeaders.IF_MATCH);
        if (lines == null) {
            return Optional.empty();
        }
        var header = String.join(",", lines);
        return header.trim().equals("*") ? Optional.empty() : Optional.of(oneOf(header));
    }

    /**
     * Like {@link #expected}, but with {@code If-None-Match: *} only revision 0, which a resource has before it exists.
     * Throws a problem 400 as {@link #expected}, or if {@code If-None-Match} is not {@code *}.
     */
    public static Optional<Set<Integer>> expectedOrNew(HttpHeaders headers) {
        var onlyNew = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (onlyNew == null) {
            return expected(headers);
        }
        if (!onlyNew.trim().equals("*")) {
            throw Problem.malformed(HttpHeaders.IF_NONE_MATCH, "must be *");
        }
        return Optional.of(Set.of(0));
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
                HttpHeaders.IF_MATCH, "must be * or a list of revisions in quotes, as in \"2\" or \"1\", \"2\"");
    }

    /**
     * A repeated change may also name the revision that the first change replaced, because the client may have missed
     * the first answer.
     *
     * @param expected the revisions that {@code If-Match} names; empty: any
     * @throws Problem 412 if the stored revision is not expected
     */
    public static void require(Optional<Set<Integer>> expected, int stored, boolean isRepeated, String what) {
        if (expected.isPresent()
                && !expected.get().contains(stored)
                && !(isRepeated && expected.get().contains(stored - 1))) {
            throw Problem.stale("The current revision of " + what + " is " + tag(stored)
                    + ", but the header If-Match does not name this revision: read the current state again");
        }
    }

    public static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
