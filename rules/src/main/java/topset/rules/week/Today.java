package topset.rules.week;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.MiniSetWeek;
import topset.rules.lift.Prescription;
import topset.rules.lift.SlotMatch;
import topset.rules.lift.SlotSession;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.progression.PainfulSets;

/** Computes today's backoff from the completed top set (training-rules.md § 4, "Today's backoff"). */
public final class Today {

    private Today() {}

    /** Null before the top set is completed, and always for straight sets. */
    public static @Nullable TodayBackoff backoff(Lift lift, SlotWeek current, Collection<LoggedSet> sets) {
        if (!(current.prescription() instanceof Prescription.TopSet prescribed)) {
            return null;
        }
        DecidingSet deciding = decidingSet(lift, prescribed, sets);
        if (deciding == null) {
            return null;
        }
        DayBackoff day = DayBackoff.today(deciding, current, PainfulSets.among(distinct(sets, LoggedSet::pain)));
        Exact load = LoadableWeights.of(lift.equipment()).nearest(day.exact());
        int done = distinct(sets, set -> set.role() == SetRole.BACKOFF).size();
        return new TodayBackoff(
                load,
                day.exact(),
                prescribed.backoff().reduction(),
                Math.max(0, prescribed.backoff().sets() - done),
                List.of(day.why()));
    }

    /** The sets are in the order of completion. */
    public static List<LoggedSet> setsOf(Lift slot, List<Lift> lifts, Collection<LoggedSet> session) {
        SlotMatch match = new SlotMatch(lifts);
        return distinct(session, set -> {
            Lift matched = match.slotOf(set, session);
            return matched != null && matched.slotId().equals(slot.slotId());
        });
    }

    /**
     * The deciding set among the top sets or the straight sets.
     *
     * @param prescription the prescription of the current week; null if the week is not planned
     * @return null if there is no such set
     */
    public static @Nullable DecidingSet decidingSet(
            Lift lift, @Nullable Prescription prescription, Collection<LoggedSet> sets) {
        SetRole role = lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
        List<LoggedSet> ofRole = distinct(sets, set -> set.role() == role);
        return DecidingSet.among(MiniSetWeek.decisive(prescription, ofRole, false), lift.unit());
    }

    private static List<LoggedSet> distinct(Collection<LoggedSet> sets, Predicate<LoggedSet> wanted) {
        return sets.stream()
                .filter(wanted)
                .distinct()
                .sorted(SlotSession.IN_ORDER)
                .toList();
    }
}
