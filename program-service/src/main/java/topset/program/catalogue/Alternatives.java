package topset.program.catalogue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.load.LoadRatio;

/** Exercises with the same pattern of movement and a primary muscle in common (training-rules.md § 14). */
public record Alternatives(String exercise, List<Alternative> items) {

    public record Alternative(
            String id,
            String name,
            Exercise.Suitability suitability,
            Exercise.EquipmentKind equipment,
            @Nullable BigDecimal ratio,
            @Nullable String source) {

        static Alternative of(Exercise exercise, Exercise replaced) {
            LoadRatio ratio = LoadRatio.of(exercise, replaced);
            return new Alternative(
                    exercise.id(),
                    exercise.name(),
                    exercise.suitability(),
                    exercise.movement().equipment(),
                    ratio == null ? null : ratio.ratio().output(),
                    ratio == null ? null : ratio.source());
        }
    }

    public static Alternatives of(Exercise replaced, List<Exercise> all) {
        return new Alternatives(
                replaced.id(),
                all.stream()
                        .filter(each -> !each.id().equals(replaced.id()) && isAlternative(each, replaced))
                        .sorted(Comparator.comparing(
                                        (Exercise each) -> each.movement().equipment()
                                                != replaced.movement().equipment())
                                .thenComparing(Exercise::id))
                        .map(each -> Alternative.of(each, replaced))
                        .toList());
    }

    private static boolean isAlternative(Exercise exercise, Exercise replaced) {
        return exercise.movement().pattern() == replaced.movement().pattern()
                && !Collections.disjoint(
                        exercise.muscles().primary(), replaced.muscles().primary());
    }
}
