package topset.program.whatif;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.edge.web.Violations;
import topset.program.plans.PlanAsOf;
import topset.program.whatif.SimulationRequest.HypotheticalSet;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.week.Today;

/**
 * Replaces the logged sets of one lift in one week by hypothetical sets of the same role. So a hypothetical top set can
 * be combined with logged backoff sets, and hypothetical backoff sets with a logged top set.
 */
final class HypotheticalSets {
    private static final long SECONDS_BETWEEN_SETS = 60;
    private static final int MOST_REPS = 100;
    private static final Exact LEAST_LOAD = Exact.parse("0.001");
    private static final Exact MOST_RPE = Exact.of(10);

    private final PlanAsOf plan;
    private final Lift lift;
    private final int week;
    private final List<LoggedSet> logged;

    HypotheticalSets(PlanAsOf plan, Lift lift, int week) {
        this.plan = plan;
        this.lift = lift;
        this.week = week;
        logged = logged();
    }

    /**
     * Refuses what the session service would not accept as a logged set. Without a lift only general limits are
     * checked.
     */
    static void check(List<HypotheticalSet> sets, @Nullable Lift lift, Violations found) {
        var refusals = Refusals.into(found::refuse);
        for (int n = 0; n < sets.size(); n++) {
            check(sets.get(n), lift, refusals.in("sets[" + n + "]"));
        }
    }

    private static void check(HypotheticalSet set, @Nullable Lift lift, Refusals refusals) {
        if (lift != null && set.slotId() != null && !set.slotId().equals(lift.slotId())) {
            refusals.refuse("slotId", "must be " + lift.slotId() + ", not " + set.slotId(), "slot");
        }
        if (lift != null && set.exercise() != null && !set.exercise().equals(lift.exercise())) {
            refusals.refuse(
                    "exercise",
                    "must be the exercise of the lift with this slotId, which is " + lift.exercise() + ", not "
                            + set.exercise(),
                    "exercise");
        }
        var most = Loads.heaviest(set.load().unit());
        var least = lift == null || lift.loadMode() == LoadMode.ADDED_TO_BODYWEIGHT ? most.negated() : LEAST_LOAD;
        refusals.decimal("load.value", set.load().value(), least, most, "load-range");
        refusals.whole("reps", set.reps(), 0, MOST_REPS, "reps-range");
        if (set.rpe() != null) {
            refusals.rpe("rpe", set.rpe(), Exact.ONE, MOST_RPE, "rpe-range");
        }
    }

    List<LoggedSet> among(List<LoggedSet> all, List<HypotheticalSet> sets) {
        var roles = sets.stream().map(HypotheticalSet::role).collect(Collectors.toSet());
        var replaced = logged.stream().filter(set -> roles.contains(set.role())).toList();
        var as = new ArrayList<>(all);
        as.removeAll(replaced);
        var ordered = new ArrayList<>(sets);
        ordered.sort(
                Comparator.comparing(HypotheticalSet::completedAt, Comparator.nullsLast(Comparator.naturalOrder())));
        for (int n = 0; n < ordered.size(); n++) {
            var set = inPlace(ordered.get(n), n + 1, replaced);
            as.removeIf(each -> each.setId().equals(set.setId()));
            as.add(set);
        }
        return as;
    }

    /**
     * A set that replaces no logged set comes after the last set. If the lift has no session in the week, the sets are in
     * a new one, which takes place now if the week is the current one.
     */
    private LoggedSet inPlace(HypotheticalSet set, int nth, List<LoggedSet> replaced) {
        var last = logged.isEmpty() ? null : logged.getLast();
        var begins = plan.currentWeek() == week ? plan.asOf() : plan.calendar().startOf(week);
        var sessionId = last == null ? "what-if-" + week : last.sessionId();
        var at = replaced.stream()
                .filter(each -> each.role() == set.role() && each.sessionId().equals(sessionId))
                .findFirst()
                .map(each -> each.completedAt().plusMillis(nth))
                .orElse((last == null ? begins : last.completedAt()).plusSeconds(SECONDS_BETWEEN_SETS * nth));
        return new LoggedSet(
                id(set, nth),
                sessionId,
                last == null ? begins : last.sessionStart(),
                last == null ? Integer.valueOf(lift.day()) : last.day(),
                lift.exercise(),
                set.role(),
                Exact.of(set.load().value()),
                set.load().unit(),
                set.reps(),
                set.rpe() == null ? null : Exact.of(set.rpe()),
                requireNonNullElse(set.pain(), false),
                at,
                lift.slotId());
    }

    private String id(HypotheticalSet set, int nth) {
        return set.setId() == null ? "what-if-" + week + "-" + nth : set.setId().toString();
    }

    /** In the order in which they were lifted. */
    private List<LoggedSet> logged() {
        var bySession = new LinkedHashMap<String, List<LoggedSet>>();
        plan.sets().stream()
                .filter(set -> plan.calendar().weekOf(set.sessionStart()) == week)
                .sorted(Comparator.comparing(LoggedSet::sessionStart).thenComparing(LoggedSet::sessionId))
                .forEach(set -> bySession
                        .computeIfAbsent(set.sessionId(), none -> new ArrayList<>())
                        .add(set));
        var lifts = plan.program().liftsIn(week);
        return bySession.values().stream()
                .flatMap(session -> Today.setsOf(lift, lifts, session).stream())
                .toList();
    }
}
