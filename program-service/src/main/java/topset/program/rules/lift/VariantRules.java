package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one variant: everything that differs between variants. A new variant requires one class that implements
 * {@link TopSetRules}, {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules permits TopSetRules, OneLoadRules {

    /** Returns the training method of the training guide to which this variant belongs. */
    TrainingMethod method();

    /**
     * Returns the lifters or purposes for which the training guide recommends this variant, in our words; null if the
     * guide does not name any.
     */
    default @Nullable String bestFor() {
        return null;
    }

    /**
     * Returns the training experience, in calendar months, that is recommended for this variant. An athlete with less
     * experience gets the warning {@code level}. Null means that there is no such warning.
     */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** Returns the names of the progression methods that this variant allows. The first is the default. */
    List<String> progressions();

    /**
     * Whether the variant uses loads so heavy that the exercise and the lifter must be suitable (training-rules.md §
     * 7).
     */
    boolean isHeavy();

    /**
     * Whether the variant is too tiring for exercises that accumulate fatigue quickly. A request for such a combination
     * gets a warning, but is not refused.
     */
    default boolean isTiring() {
        return false;
    }
}
