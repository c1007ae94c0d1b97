package topset.session.logging;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import topset.edge.Problem;

/** {@code If-Match: "<revision>"}. */
final class IfMatch {
    private static final Pattern REVISION = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private IfMatch() {}

    /**
     * The revision that must be current; null when any may be.
     *
     * @throws Problem 400 when it is not a revision in quotes
     */
    static @Nullable Integer revision(@Nullable String header) {
        if (header == null || header.isBlank() || header.trim().equals("*")) {
            return null;
        }
        var revision = REVISION.matcher(header.trim());
        if (!revision.matches()) {
            throw Problem.malformed("If-Match", "expected a revision in quotes, as in \"2\"");
        }
        return Integer.valueOf(revision.group(1));
    }

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
