package topset.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.TargetRecomputed.DoneSet;
import topset.contract.TargetRecomputed.Status;

/**
 * Newest state of one slot, on the compacted topic {@link Topics#TARGETS}, keyed {@link Topics#slotKey}. A null value
 * says that the slot is gone; its headers are the same.
 *
 * @param exercise the slot's in the running week, or in the first; each target has its own
 * @param current the running week; absent before the program's first
 * @param next the week after
 */
public record SlotTargets(
        String slotId,
        String exercise,
        UUID programId,
        @Nullable Target current,
        @Nullable Target next) {

    /** {@code ce_type} on {@link Topics#TARGETS}. */
    public static final String CE_TYPE = "topset.program.SlotTargets.v1";

    /** {@code ce_dataschema} on {@link Topics#TARGETS}. */
    public static final String DATA_SCHEMA = "urn:topset:schema:SlotTargets:v1";

    /** Class path resource of the JSON Schema (2020-12). */
    public static final String SCHEMA_RESOURCE = "/schema/SlotTargets.v1.json";

    /**
     * The target of one week.
     *
     * @param exercise the slot's in this week; always there, optional only because it was added within v1
     * @param done deciding set of the week before
     * @param outcome what the week before came to; absent for a first week
     * @param doneExercise the slot's in the week before, which {@code done}, {@code outcome} and {@code e1rm} are about
     * @param doneUnit the slot's in the week before, of {@code done} and {@code e1rm}
     * @param e1rm of the deciding set, in {@code doneUnit}
     * @param reduction percent off the top load; absent for straight sets
     * @param rules ids of the rules that made it
     */
    public record Target(
            int week,
            @Nullable String exercise,
            Status status,
            int revision,
            Prescription prescription,
            @Nullable String doneExercise,
            @Nullable WeightUnit doneUnit,
            @Nullable DoneSet done,
            @Nullable String outcome,
            @Nullable BigDecimal e1rm,
            @Nullable BigDecimal reduction,
            List<RaisedFlag> flags,
            List<String> rules) {}
}
