package topset.rules.week;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Outcome;
import topset.rules.lift.SlotSession;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek.Done;
import topset.rules.week.SlotWeek.DoneSet;

final class WeekDone {

    private WeekDone() {}

    static Done of(
            Lift lift,
            int week,
            Outcome outcome,
            @Nullable DecidingSet deciding,
            List<SlotSession> sessions,
            Body body) {
        SetRole top = lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
        int topReps = 0;
        int backoffReps = 0;
        Exact tonnage = Exact.ZERO;
        List<DoneSet> backoff = new ArrayList<>();
        for (SlotSession session : sessions) {
            for (LoggedSet set : session.sets()) {
                if (!set.isWorkingSet()) {
                    continue;
                }
                Exact load = set.loadIn(lift.unit());
                tonnage = tonnage.plus(load.times(Exact.of(set.reps())));
                if (set.role() == top) {
                    topReps += set.reps();
                }
                if (set.role() == SetRole.BACKOFF) {
                    backoffReps += set.reps();
                    backoff.add(new DoneSet(set.setId(), load, set.reps(), set.rpe()));
                }
            }
        }
        return new Done(
                week,
                deciding == null
                        ? null
                        : new DoneSet(deciding.setId(), deciding.load(), deciding.reps(), deciding.rpe()),
                outcome,
                deciding == null ? null : deciding.e1rm(body),
                backoff,
                topReps,
                backoffReps,
                tonnage,
                null);
    }
}
