package topset.program.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one variant: everything that makes it different from the others. A new variant is one file that
 * implements {@link TopSetRules}, {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules permits TopSetRules, OneLoadRules {

    /** Returns the guide's training method that this variant belongs to. */
    TrainingMethod method();

    /** Returns what the guide recommends this variant for, in our words; null where the guide does not say. */
    default @Nullable String bestFor() {
        return null;
    }

    /**
     * Returns the number of calendar months of training below which an athlete gets the warning {@code level}; null if
     * there is no such warning.
     */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** Returns the names of the progression methods that this variant allows. The default is the first. */
    List<String> progressions();

    /**
     * Whether the variant uses loads so heavy that the exercise and the lifter must be suitable (training-rules.md §
     * 7).
     */
    boolean isHeavy();

    /**
     * Whether the variant is too tiring for exercises that accumulate fatigue quickly. The service only warns about it.
     */
    default boolean isTiring() {
        return false;
    }
}
