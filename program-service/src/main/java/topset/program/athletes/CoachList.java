package topset.program.athletes;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import topset.edge.web.Violations;

/** Body and answer of {@code PUT /v1/athletes/{athleteId}/coaches}, with the subjects of the coaches' tokens. */
public record CoachList(@NotNull List<@NotNull String> coaches) {
    static final int MOST = 10;

    private static final int LONGEST = 255;

    public void check(Violations found) {
        checkTexts("coaches", coaches, MOST, LONGEST, found);
    }

    /** Texts must be short, not empty, and without control characters and outer spaces. */
    static void checkTexts(String field, List<String> texts, int most, int longest, Violations found) {
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
