package topset.program.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.program.training.SlotWeek.Done;
import topset.program.training.SlotWeek.DoneSet;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Outcome;
import topset.program.training.load.Exact;

/** Sums up a slot's week: reps and tonnage as in the guide's example, 4, 27 and 3180 kg. */
final class WeekDone {

    private WeekDone() {}

    static Done of(Lift lift, int week, Outcome outcome, @Nullable DecidingSet deciding, List<SlotSession> sessions) {
        List<LoggedSet> backoff = sets(sessions, SetRole.BACKOFF);
        List<LoggedSet> top = sets(sessions, lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP);
        return new Done(
                week,
                deciding == null
                        ? null
                        : new DoneSet(deciding.setId(), deciding.load(), deciding.reps(), deciding.rpe()),
                outcome,
                deciding == null ? null : deciding.e1rm(),
                backoff.stream()
                        .map(set -> new DoneSet(set.setId(), set.loadIn(lift.unit()), set.reps(), set.exactRpe()))
                        .toList(),
                reps(top),
                reps(backoff),
                tonnage(lift, sessions));
    }

    private static List<LoggedSet> sets(List<SlotSession> sessions, SetRole role) {
        return sessions.stream().flatMap(session -> session.sets(role).stream()).toList();
    }

    private static int reps(List<LoggedSet> sets) {
        return sets.stream().mapToInt(LoggedSet::reps).sum();
    }

    private static Exact tonnage(Lift lift, List<SlotSession> sessions) {
        return sessions.stream()
                .flatMap(session -> session.sets().stream())
                .filter(set -> set.role() != SetRole.WARM_UP && set.role() != SetRole.RAMP)
                .map(set -> set.loadIn(lift.unit()).times(Exact.of(set.reps())))
                .reduce(Exact.ZERO, Exact::plus);
    }
}
