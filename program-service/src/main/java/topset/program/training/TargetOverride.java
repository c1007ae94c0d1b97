package topset.program.training;

import org.jspecify.annotations.Nullable;
import topset.program.training.load.Exact;

/**
 * What a coach wants of one slot in one week instead of what was computed (training-rules.md § 6, {@code override}); what is
 * absent stays as computed.
 *
 * @param load as given, in the slot's unit; prescribed as it can be loaded
 * @param reps target repetitions of the top set; of straight sets the range is this number only
 * @param backoffReduction % off the top load
 */
public record TargetOverride(
        String slotId,
        int week,
        @Nullable Exact load,
        @Nullable Integer reps,
        @Nullable Exact backoffReduction,
        @Nullable Integer backoffSets,
        String reason) {}
