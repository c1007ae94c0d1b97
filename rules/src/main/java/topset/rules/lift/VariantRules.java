package topset.rules.lift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that differs between variants. A new variant requires one class that implements {@link TopSetRules},
 * {@link OneLoadRules} or {@link MiniSetRules}, and one line in {@link Variant}.
 */
public sealed interface VariantRules permits TopSetRules, OneLoadRules {

    TrainingMethod method();

    /** Null if the guide does not name any lifters or purposes. */
    default @Nullable String bestFor() {
        return null;
    }

    /**
     * The recommended training experience in calendar months. An athlete with less experience gets the warning {@code
     * level}. Null means that there is no such warning.
     */
    default @Nullable Integer trainingMonths() {
        return null;
    }

    /** The first is the default. */
    List<String> progressions();

    /**
     * Whether the variant uses loads so heavy that the exercise and the lifter must be suitable (training-rules.md §
     * 7).
     */
    default boolean isHeavy() {
        return false;
    }

    /** Whether a request gets a warning if the exercise accumulates fatigue quickly. */
    default boolean isTiring() {
        return false;
    }
}
