package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.ProgramFact.TargetRecomputed.DoneSet;

/**
 * The newest targets of one slot, on the topic {@link Topics#TARGETS} with the key {@link Topics#slotKey}. A message
 * with a null value, which has the same headers, means that the slot no longer exists.
 */
public record SlotTargets(
        String slotId,
        String exercise,
        UUID programId,
        @Nullable Target current,
        @Nullable Target next) {

    /** The Kafka header {@code ce_type}. */
    public static final String CE_TYPE = "topset.program.SlotTargets.v1";

    /** The Kafka header {@code ce_dataschema}. */
    public static final String DATA_SCHEMA = "urn:topset:schema:SlotTargets:v1";

    /** The targets of a slot are null if the slot has none in that week. */
    public static SlotTargets of(
            UUID programId,
            String slotId,
            String exercise,
            @Nullable TargetRecomputed current,
            @Nullable TargetRecomputed next) {
        return new SlotTargets(
                slotId,
                exercise,
                programId,
                current == null ? null : Target.of(current),
                next == null ? null : Target.of(next));
    }

    /**
     * The target of the slot for one week.
     *
     * @param planned in a deload week, the prescription without the deload; absent in other weeks
     */
    public record Target(
            int week,
            @Nullable String exercise,
            TargetStatus status,
            int revision,
            Prescription prescription,
            @Nullable Prescription planned,
            @Nullable String doneExercise,
            @Nullable WeightUnit doneUnit,
            @Nullable DoneSet done,
            @Nullable WeekOutcome outcome,
            @Nullable BigDecimal e1rm,
            @Nullable BigDecimal reduction,
            List<RaisedFlag> flags,
            List<String> rules) {

        static Target of(TargetRecomputed target) {
            var done = target.done();
            var backoff = target.prescription().backoff();
            return new Target(
                    target.week(),
                    target.exercise(),
                    target.status(),
                    target.revision(),
                    target.prescription(),
                    target.planned(),
                    done == null ? null : done.exercise(),
                    done == null ? null : done.unit(),
                    done == null ? null : done.top(),
                    done == null ? null : done.outcome(),
                    done == null ? null : done.e1rm(),
                    backoff == null ? null : backoff.reductionPercent(),
                    target.flags(),
                    target.why().stream().map(Why::rule).toList());
        }
    }
}
