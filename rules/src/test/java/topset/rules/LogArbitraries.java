package topset.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.Pause;
import topset.contract.SetRole;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.ProgramDefinition;

/**
 * Generates six weeks of arbitrary training: any role, load, effort and day, of exercises in and out of the program.
 */
public final class LogArbitraries extends DomainContextBase {

    public static final int WEEKS = 6;

    /** One set in the lifter's terms. */
    private record Entry(
            int week, int weekday, String exercise, SetRole role, int halfKilos, int reps, int rpe, boolean pain) {}

    public record Log(List<LoggedSet> sets) {}

    public record Lifts(List<Lift> lifts) {}

    /** A program with a coach's later decisions and injuries, and the same without the injuries. */
    public record Decided(ProgramDefinition program, ProgramDefinition healthy) {}

    /** The sets that lead to a second week, and its load. */
    public record Lifted(String method, int firstReps, int firstHalfRpe, int load) {}

    @Provide
    Arbitrary<Lifted> lifted() {
        return Combinators.combine(
                        Arbitraries.of("LINEAR", "RPE"),
                        Arbitraries.integers().between(2, 6),
                        Arbitraries.integers().between(14, 20),
                        Arbitraries.integers().between(105, 135))
                .as(Lifted::new);
    }

    @Provide
    Arbitrary<Log> logs() {
        Arbitrary<Integer> weeks = Arbitraries.integers().between(0, WEEKS);
        Arbitrary<Integer> weekdays = Arbitraries.integers().between(0, 6);
        Arbitrary<String> exercises = Arbitraries.of("bench-press", "bench-press", "squat", "dumbbell-row");
        Arbitrary<SetRole> roles =
                Arbitraries.of(SetRole.TOP, SetRole.TOP, SetRole.BACKOFF, SetRole.WARM_UP, SetRole.STRAIGHT);
        Arbitrary<Integer> halfKilos = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(160, 230)),
                Tuple.of(1, Arbitraries.integers().between(0, 2000)));
        Arbitrary<Integer> reps = Arbitraries.integers().between(0, 13);
        Arbitrary<Integer> rpes = Arbitraries.integers().between(10, 20);
        Arbitrary<Boolean> pains = Arbitraries.integers().between(0, 7).map(n -> n == 0);
        return Combinators.combine(weeks, weekdays, exercises, roles, halfKilos, reps, rpes, pains)
                .as(Entry::new)
                .list()
                .ofMaxSize(40)
                .map(LogArbitraries::log);
    }

    @Provide
    Arbitrary<Lifts> programs() {
        Lift bench = LiftOf.benchPress();
        Lift slow = LiftOf.the("bench-press").from("95").increment("1.25").lift();
        Lift volume = LiftOf.the("bench-press")
                .day(4)
                .slot("volume")
                .variant("DOUBLE_TOP")
                .from("90")
                .lift();
        Lift squat = LiftOf.the("squat").day(2).from("100").reduction("20").lift();
        Lift byRpe = LiftOf.the("bench-press").method("RPE").from("95").lift();
        Lift inWaves = LiftOf.the("squat").day(2).method("WAVE").from("90").lift();
        Lift single =
                LiftOf.the("bench-press").variant("HEAVY_SINGLE").method("RPE").lift();
        Lift ramped = LiftOf.the("squat").day(3).variant("RAMPING").lift();
        Lift row = LiftOf.the("dumbbell-row").straight(2, 5, 8).from("85").lift();
        Lift cluster = LiftOf.the("bench-press").cluster(3, 1).from("85").lift();
        Lift restPause =
                LiftOf.the("dumbbell-row").day(2).restPause(15).from("85").lift();
        Lift pyramid =
                LiftOf.the("squat").day(3).variant("PYRAMID").method("RPE").lift();
        Lift far = LiftOf.the("dumbbell-row")
                .straight(1, 5, 7)
                .from("86")
                .loads("85", "95", "110")
                .lift();
        Lift farRestPause = LiftOf.the("dumbbell-row")
                .day(2)
                .restPause(15)
                .from("85")
                .loads("85", "95", "110")
                .lift();
        return Arbitraries.of(
                new Lifts(List.of(cluster, restPause, pyramid)),
                new Lifts(List.of(far, farRestPause)),
                new Lifts(List.of(byRpe, inWaves, row)),
                new Lifts(List.of(single, ramped)),
                new Lifts(List.of(bench)),
                new Lifts(List.of(slow, squat)),
                new Lifts(List.of(squat, volume, bench)));
    }

    @Provide
    Arbitrary<Decided> decided() {
        Lift bench = LiftOf.benchPress();
        List<Lift> instead = List.of(
                LiftOf.the("bench-press").method("RPE").from("95").lift(),
                LiftOf.the("bench-press").method("WAVE").from("90").lift(),
                LiftOf.the("bench-press").variant("HEAVY_SINGLE").lift(),
                LiftOf.the("bench-press").straight(3, 5, 8).lift(),
                LiftOf.the("bench-press").cluster(null, null).lift(),
                LiftOf.the("bench-press").restPause(null).lift(),
                LiftOf.the("squat").slot(bench.slotId()).from("120").lift(),
                LiftOf.the("front-squat")
                        .slot(bench.slotId())
                        .swapped(new Lift.Swap("bench-press", Exact.of(132), Exact.parse("0.8")), "85.272")
                        .lift(),
                LiftOf.the("squat")
                        .slot(bench.slotId())
                        .straight(1, 5, 8)
                        .fromMax("133")
                        .lift(),
                bench);
        Arbitrary<Integer> weeks = Arbitraries.integers().between(1, WEEKS);
        Arbitrary<LiftChange> changes = Combinators.combine(weeks, Arbitraries.of(instead))
                .as((week, lift) -> new LiftChange(week + 1, lift, false));
        Arbitrary<OverriddenTarget> overrides = Combinators.combine(
                        weeks,
                        Arbitraries.integers().between(80, 120).injectNull(0.3),
                        Arbitraries.integers().between(1, 8).injectNull(0.5),
                        Arbitraries.integers().between(5, 35).injectNull(0.5))
                .as((week, load, reps, reduction) -> new OverriddenTarget(
                        bench.slotId(), week, DecisionOf.override(text(load), reps, text(reduction), null, "because")));
        Arbitrary<Pause> pauses = Combinators.combine(
                        weeks, Arbitraries.integers().between(0, 10))
                .as((week, days) -> DecisionOf.pause(
                        ProgramOf.date(week, 3), days == 10 ? null : ProgramOf.date(week, 3 + days), "a rest"));
        Arbitrary<Set<Integer>> injuries = weeks.set().ofMaxSize(2);
        Arbitrary<PlannedDeload> deloads = Combinators.combine(
                        weeks,
                        Arbitraries.of("80", "87.5", "90", "95"),
                        Arbitraries.integers().between(0, 2))
                .as((week, percent, sets) ->
                        new PlannedDeload(week, DecisionOf.deload(percent, sets, "a lighter week")));
        Arbitrary<Boolean> regular = Arbitraries.of(true, false);
        return Combinators.combine(
                        changes.list().ofMaxSize(2),
                        overrides.list().ofMaxSize(3),
                        pauses.list().ofMaxSize(1),
                        injuries,
                        deloads.list().ofMaxSize(2),
                        regular)
                .as((changed, overridden, paused, injured, lighter, everyFourth) -> {
                    ProgramOf program = ProgramOf.the(bench).weighing(0, "80").weighing(3, "82");
                    if (everyFourth) {
                        program.deloadEvery(4);
                    }
                    lighter.forEach(program::deload);
                    changed.forEach(change -> program.changed(change.week(), change.lift()));
                    overridden.forEach(program::overridden);
                    paused.forEach(program::paused);
                    ProgramDefinition healthy = program.program();
                    boolean isInjured = false;
                    for (int week : new TreeSet<>(injured)) {
                        isInjured = !isInjured;
                        program.injured(week, isInjured);
                    }
                    return new Decided(program.program(), healthy);
                });
    }

    private static Log log(List<Entry> entries) {
        TrainingLog log = new TrainingLog();
        for (Entry entry : entries) {
            log.session("s" + entry.week() + entry.weekday(), entry.week(), entry.weekday())
                    .pain(entry.pain())
                    .onDay(entry.weekday() + 1)
                    .exercise(entry.exercise())
                    .set(
                            entry.role(),
                            Integer.toString(entry.halfKilos() / 2),
                            entry.reps(),
                            entry.rpe() == 10 ? null : Double.toString(entry.rpe() / 2.0));
        }
        return new Log(log.sets());
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
