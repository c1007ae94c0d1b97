package topset.program.athletes;

import java.util.List;
import topset.edge.web.Violations;

final class TextList {
    private TextList() {}

    /** Texts must be short, not empty, and without control characters and outer spaces. */
    static void check(String field, List<String> texts, int most, int longest, Violations found) {
        if (texts == null) {
            return;
        }
        if (texts.size() > most) {
            found.refuse(field, "must have at most " + most + " entries, not " + texts.size(), field);
            return;
        }
        for (int n = 0; n < texts.size(); n++) {
            var text = texts.get(n);
            if (text != null && !isShort(text, longest)) {
                found.refuse(
                        field + "[" + n + "]",
                        "must have 1 to " + longest
                                + " characters, without control characters and without spaces at its ends",
                        field);
            }
        }
    }

    private static boolean isShort(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
