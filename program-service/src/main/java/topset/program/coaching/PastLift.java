package topset.program.coaching;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.edge.web.Violations;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.load.Loads;

/**
 * A lift in a line of an export file. It has the fields of a lift in the body of POST /v1/programs, with every default
 * filled in, and the load of its first week that was computed when the decision was made.
 *
 * @param unit the unit of the loads, which is the athlete's unit at the time
 * @param ownEquipment true if the request named the equipment, false if it was the gym's; if absent, equipment in the
 * line was named by the request
 */
public record PastLift(
        @Nullable String slotId,
        @Nullable Integer day,
        @Nullable String exercise,
        @Nullable WeightUnit unit,
        PlannedLift.@Nullable Scheme scheme,
        PlannedLift.@Nullable Progression progression,
        @Nullable PastStart start,
        PlannedLift.@Nullable Equipment equipment,
        PlannedLift.@Nullable Force force,
        @Nullable Boolean ownEquipment) {

    /** The largest number of digits of the numerator or denominator of an exact number in an imported line. */
    private static final int DIGITS = 400;

    /**
     * {@code firstLoad} is a fraction {@code n/d}, if the load was computed; without it the import computes it again.
     */
    public record PastStart(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            PlannedLift.@Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory,
            @Nullable PastSwap swap,
            @Nullable String firstLoad) {

        /**
         * Returns the source of the first load in a form that the training rules can check. If the first load was
         * computed from the history or from a replaced exercise, returns a placeholder, because the import does not
         * know the history at the time of the decision.
         */
        LiftRequest.Start request() {
            return firstLoad != null && (swap != null || Boolean.TRUE.equals(fromHistory))
                    ? new LiftRequest.Start(BigDecimal.ONE, null, null, null, null)
                    : new LiftRequest.Start(load, oneRepMax, recentSet, fromHistory, null);
        }
    }

    public record PastSwap(
            @Nullable String from,
            @Nullable String e1rm,
            @Nullable String ratio) {}

    public static PastLift of(Lift lift) {
        var planned = lift.planned();
        return new PastLift(
                planned.slotId(),
                planned.day(),
                planned.exercise(),
                planned.unit(),
                planned.scheme(),
                planned.progression(),
                start(lift.start(), planned.start()),
                planned.equipment(),
                planned.force(),
                lift.ownEquipment());
    }

    private static PastStart start(Lift.Start start, PlannedLift.Start planned) {
        var swap = start.swap();
        return new PastStart(
                planned.load(),
                planned.oneRepMax(),
                planned.recentSet(),
                planned.fromHistory(),
                swap == null
                        ? null
                        : new PastSwap(
                                swap.from(),
                                swap.e1rm().toString(),
                                swap.ratio() == null ? null : swap.ratio().toString()),
                start.firstLoad().equals(start.load())
                        ? null
                        : start.firstLoad().toString());
    }

    public LiftRequest request() {
        return new LiftRequest(
                slotId, day, exercise, scheme, progression, start == null ? null : start.request(), equipment, force);
    }

    void check(WeightUnit ofAthlete, Violations found) {
        if (unit != null && unit != ofAthlete) {
            found.refuse(
                    "unit",
                    "must be the weight unit that the athlete's profile had at the time in 'at', " + ofAthlete
                            + ", not "
                            + unit,
                    "unit");
        }
        if (start != null) {
            load("start.firstLoad", start.firstLoad(), ofAthlete, found);
            if (start.swap() != null) {
                var swap = start.swap();
                if (start.firstLoad() == null || swap.from() == null || swap.e1rm() == null || start.load() == null) {
                    found.refuse(
                            "start.swap",
                            "must have the fields 'from' and 'e1rm', and the field 'start' must also have 'load' and"
                                    + " 'firstLoad'",
                            "swap");
                }
                load("start.swap.e1rm", swap.e1rm(), ofAthlete, found);
                load("start.swap.ratio", swap.ratio(), ofAthlete, found);
            }
        }
    }

    private static void load(String field, @Nullable String exact, WeightUnit unit, Violations found) {
        if (exact == null) {
            return;
        }
        var most = Loads.heaviest(unit);
        var number = exact(exact);
        if (number == null || number.isAbove(most) || number.isBelow(most.negated())) {
            found.refuse(
                    field, "must be a fraction such as 205/2, from -" + most.shown() + " to " + most.shown(), "exact");
        }
    }

    private static @Nullable Exact exact(String text) {
        if (!text.matches("-?[0-9]{1," + DIGITS + "}/[1-9][0-9]{0," + DIGITS + "}")) {
            return null;
        }
        return Exact.parse(text);
    }

    static LiftCheck.AcceptedLifts withStarts(List<PastLift> then, LiftCheck.AcceptedLifts checked) {
        var lifts = new ArrayList<Lift>();
        for (int n = 0; n < then.size(); n++) {
            lifts.add(then.get(n).withStart(checked.lifts().get(n)));
        }
        return new LiftCheck.AcceptedLifts(lifts, checked.warnings());
    }

    /** The first load is not computed again, and the gym's current equipment is not used. */
    Lift withStart(Lift checked) {
        var lift = start == null || start.firstLoad() == null
                ? checked
                : checked.withStart(startThen(start, start.firstLoad()));
        return equipment == null || ownEquipment == null ? lift : lift.with(lift.equipment(), ownEquipment);
    }

    private static Lift.Start startThen(PastStart start, String firstLoad) {
        var recent = start.recentSet();
        var swap = start.swap();
        return new Lift.Start(
                start.load() == null ? null : Exact.of(start.load()),
                start.oneRepMax() == null ? null : Exact.of(start.oneRepMax()),
                recent == null || recent.load() == null || recent.reps() == null || recent.rpe() == null
                        ? null
                        : new Lift.RecentSet(Exact.of(recent.load()), recent.reps(), Exact.of(recent.rpe())),
                Boolean.TRUE.equals(start.fromHistory()),
                Exact.parse(firstLoad),
                swap == null || swap.from() == null || swap.e1rm() == null
                        ? null
                        : new Lift.Swap(
                                swap.from(),
                                Exact.parse(swap.e1rm()),
                                swap.ratio() == null ? null : Exact.parse(swap.ratio())));
    }
}
