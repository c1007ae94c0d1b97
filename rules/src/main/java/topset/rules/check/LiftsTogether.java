package topset.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;

/** Checks the lifts of one program against each other, and against the limits that apply to all of them together. */
final class LiftsTogether {
    private final Set<String> slots = new HashSet<>();
    private final Set<String> daysOfExercises = new HashSet<>();

    /**
     * Refuses a lift with the exercise and day, or the slot id, of an earlier lift. The slot id is null if it is
     * unknown.
     */
    void twice(LiftRequest asked, @Nullable String slotId, boolean exerciseExists, Refusals refusals) {
        if (exerciseExists && asked.day() != null && !daysOfExercises.add(asked.day() + " " + asked.exercise())) {
            refusals.refuse(
                    "exercise",
                    "must differ from the other lifts of day " + asked.day() + ": " + asked.exercise()
                            + " is listed twice",
                    "duplicate-slot");
        } else if (slotId != null && !slots.add(slotId)) {
            refusals.refuse("slotId", "must be unique: " + slotId + " is listed twice", "duplicate-slot");
        }
    }

    /** These limits keep the Kafka message that contains the program small. */
    static void limits(List<LiftRequest> lifts, Refusals refusals) {
        int reasons = 0;
        int loads = 0;
        for (LiftRequest each : lifts) {
            if (each != null && each.force() != null && each.force().reason() != null) {
                reasons += each.force().reason().length();
            }
            if (each != null && each.equipment() != null && each.equipment().loads() != null) {
                loads += each.equipment().loads().size();
            }
        }
        if (reasons > Limits.REASONS_OF_A_PROGRAM) {
            refusals.refuse(
                    "lifts",
                    "must have at most " + Limits.REASONS_OF_A_PROGRAM + " characters in the written reasons of all"
                            + " lifts, not "
                            + reasons,
                    "force");
        }
        if (loads > Limits.LOADS_OF_A_PROGRAM) {
            refusals.refuse(
                    "lifts",
                    "must list at most " + Limits.LOADS_OF_A_PROGRAM
                            + " loadable weights in the equipment of all lifts together, not " + loads,
                    "loadable");
        }
    }
}
