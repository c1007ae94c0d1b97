package topset.program.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.ScheduledDay.DayWeekday;
import topset.edge.identity.Caller;
import topset.edge.web.Violations;
import topset.program.gym.ProgramTemplate;
import topset.rules.check.Limits;
import topset.rules.lift.LiftRequest;

/**
 * Body of {@code POST /v1/program-templates/{id}/assign}. An assignment that was undone can be made again with another
 * {@code assignmentId}.
 */
public record AssignmentRequest(
        @NotNull @Size(min = 1, max = MOST_ATHLETES, message = "must be 1 to " + MOST_ATHLETES + " athletes")
        List<@NotNull @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS) String> athleteIds,

        @NotNull LocalDate startsOn,
        @Nullable Integer version,

        @Nullable @Size(max = MOST_STARTS, message = "must be at most " + MOST_STARTS + " starts")
        List<@NotNull @Valid AssignedStart> starts,

        @Nullable @Size(max = Limits.DAYS, message = "must be at most " + Limits.DAYS + " days")
        List<@NotNull @Valid DayWeekday> weekdays,

        @Nullable UUID assignmentId) {

    static final int MOST_ATHLETES = 100;
    static final int MOST_STARTS = 2_000;

    private static final String RULE = "starts";

    /**
     * An entry for one athlete wins over an entry for all athletes; among these, an entry for a slot wins over an entry
     * for an exercise, and that over an entry for all lifts.
     */
    public record AssignedStart(
            @Nullable String athleteId,
            @Nullable String slotId,
            @Nullable String exercise,
            LiftRequest.@NotNull Start start,
            PlannedLift.@Nullable Force force) {

        private List<@Nullable String> target() {
            return Arrays.asList(athleteId, slotId, exercise);
        }

        boolean isFor(String athlete, LiftRequest lift) {
            return (athleteId == null || athleteId.equals(athlete))
                    && (slotId == null || slotId.equals(lift.slotId()))
                    && (exercise == null || exercise.equals(lift.exercise()));
        }

        LiftRequest of(LiftRequest lift) {
            return lift.withStart(start).withForce(force == null ? lift.force() : force);
        }

        int precision() {
            int ofLift = slotId == null ? 0 : 2;
            if (slotId == null && exercise != null) {
                ofLift = 1;
            }
            return (athleteId == null ? 0 : 3) + ofLift;
        }
    }

    /** The weekdays of the request or otherwise of the template; null if no day has a weekday. */
    @Nullable
    List<DayWeekday> weekdays(ProgramTemplate template) {
        return weekdays == null ? template.weekdays() : weekdays;
    }

    void check(Violations found) {
        if (athleteIds == null) {
            return;
        }
        var athletes = new HashSet<String>();
        for (int n = 0; n < athleteIds.size(); n++) {
            if (athleteIds.get(n) != null && !athletes.add(athleteIds.get(n))) {
                found.refuse("athleteIds[" + n + "]", "must name each athlete only once", "athlete-twice");
            }
        }
        starts(athletes, found);
    }

    private void starts(Set<String> athletes, Violations found) {
        var targets = new HashSet<List<@Nullable String>>();
        for (int n = 0; starts != null && n < starts.size(); n++) {
            var each = starts.get(n);
            var in = found.in("starts[" + n + "]");
            if (each == null) {
                continue;
            }
            if (each.athleteId() != null && !athletes.contains(each.athleteId())) {
                in.refuse(
                        "athleteId", "must be an id that the field 'athleteIds' lists, not " + each.athleteId(), RULE);
            }
            if (each.slotId() != null && each.exercise() != null) {
                in.refuse(
                        "exercise",
                        "must be absent if the field 'slotId' is given, because a slot has one exercise",
                        RULE);
            } else if (!targets.add(each.target())) {
                in.refuse("", "must name another athlete, slot or exercise than the other entries of 'starts'", RULE);
            }
        }
    }

    void check(ProgramTemplate template, Violations found) {
        for (int n = 0; starts != null && n < starts.size(); n++) {
            var each = starts.get(n);
            var in = found.in("starts[" + n + "]");
            if (each.slotId() != null && !template.hasSlot(each.slotId())) {
                in.refuse("slotId", "must be the slotId of a lift of the program template, not " + each.slotId(), RULE);
            }
            if (each.exercise() != null && !template.hasExercise(each.exercise())) {
                in.refuse("exercise", "must be an exercise of the program template, not " + each.exercise(), RULE);
            }
        }
    }

    /** If no entry of {@code starts} matches a lift, the lift keeps the source in the template, which may be absent. */
    List<LiftRequest> lifts(ProgramTemplate template, String athlete) {
        return template.lifts().stream().map(lift -> started(lift, athlete)).toList();
    }

    private LiftRequest started(LiftRequest lift, String athlete) {
        var started = lift;
        int precision = -1;
        for (var each : Objects.requireNonNullElse(starts, List.<AssignedStart>of())) {
            if (each.isFor(athlete, lift) && each.precision() > precision) {
                precision = each.precision();
                started = each.of(lift);
            }
        }
        return started;
    }
}
