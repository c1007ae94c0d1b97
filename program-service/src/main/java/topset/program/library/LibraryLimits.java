package topset.program.library;

import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/** Limits the number of a gym's program templates and of their versions, because all versions are kept. */
final class LibraryLimits {
    /** Without retired templates. */
    static final int MOST = 100;

    /** With retired templates, because they are kept. */
    static final int MOST_IN_ALL = 300;

    static final int MOST_VERSIONS = 100;

    private LibraryLimits() {}

    /**
     * @param before the newest version of the template; null for a new template
     * @throws Problem 422 with rule {@code template-versions} or {@code program-templates}
     */
    static void requireRoom(String gym, @Nullable TemplateRow before) {
        if (before != null && before.version >= MOST_VERSIONS) {
            throw Problem.refused(
                    "id",
                    "must be a program template with fewer than " + MOST_VERSIONS
                            + " versions: save the program as a template with another id",
                    "template-versions");
        }
        long all = TemplateRow.count("gym = ?1 and newest", gym);
        long current = TemplateRow.count("gym = ?1 and newest and not retired", gym);
        if ((before == null && all >= MOST_IN_ALL) || ((before == null || before.retired) && current >= MOST)) {
            throw Problem.refused(
                    "id",
                    ("must be the id of an existing program template: a gym may have %d templates that are not retired"
                                    + " and %d in all, and this gym has %d and %d")
                            .formatted(MOST, MOST_IN_ALL, current, all),
                    "program-templates");
        }
    }
}
