package topset.session.creation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import topset.contract.Exercise;

/**
 * A part of the body that a name of an exercise can contain. If the part is a muscle, the exercise trains this muscle.
 * A limb or a joint only says what moves: a leg raise trains the abs.
 *
 * @param muscles the muscles of the catalogue that belong to the part; empty if no exercise of it trains them
 * @param terms the words that name the part, in the singular
 */
record BodyPart(boolean isMuscle, Set<String> muscles, List<String> terms) {
    private static final List<BodyPart> ALL = List.of(
            muscle("lower-back", "lower back"),
            muscle("upper-back", "upper back"),
            muscle("rear-delts", "rear delt", "rear deltoid", "back delt", "back deltoid"),
            muscle("calves", "calf", "calve", "wade", "waden"),
            muscle("triceps", "tricep", "trizep"),
            muscle("biceps", "bicep", "bizep"),
            muscle("chest", "chest", "brust"),
            muscle("glutes", "glute"),
            muscle("hamstrings", "ham", "hamstring"),
            muscle("quads", "quad"),
            muscle("abs", "ab", "abs", "bauch"),
            muscle("forearms", "forearm"),
            new BodyPart(true, Set.of(), List.of("neck", "nacken", "tibiali")),
            limb(List.of("quads", "hamstrings", "glutes", "calves", "adductors"), "leg", "bein"),
            limb(List.of("quads", "hamstrings"), "knee", "knie"),
            limb(List.of("glutes", "adductors"), "hip"),
            limb(List.of("front-delts", "side-delts", "rear-delts"), "shoulder", "delt", "deltoid", "schulter"),
            limb(List.of("forearms"), "wrist"),
            limb(List.of("lower-back", "upper-back", "lats"), "back"));

    private record Term(String text, BodyPart part) {}

    /** Terms of two words come first, so that "lower back" is not read as "back". */
    private static final List<Term> TERMS = ALL.stream()
            .flatMap(part -> part.terms.stream().map(text -> new Term(text, part)))
            .sorted(Comparator.comparing(term -> !term.text().contains(" ")))
            .toList();

    static Set<BodyPart> in(List<String> words) {
        var found = new HashSet<BodyPart>();
        var rest = " " + String.join(" ", words) + " ";
        for (var term : TERMS) {
            var without = rest.replace(" " + term.text() + " ", " ");
            if (!without.equals(rest)) {
                found.add(term.part());
                rest = without;
            }
        }
        return found;
    }

    boolean isTrainedBy(Exercise exercise) {
        return exercise.muscles().primary().stream().anyMatch(muscles::contains);
    }

    private static BodyPart muscle(String muscle, String... terms) {
        return new BodyPart(true, Set.of(muscle), List.of(terms));
    }

    private static BodyPart limb(List<String> muscles, String... terms) {
        return new BodyPart(false, Set.copyOf(muscles), List.of(terms));
    }
}
