package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;

/** Tests the RPE method against a second implementation of its step, written from training-rules.md § 3.2. */
class RpeStepLawTest {

    private static final Exact CEILING = Exact.of(9);
    private static final Exact T = Exact.parse("8.5");
    private static final int R = 4;

    /** Two weeks of sets, and the reps of the third week. If they are not 4, an override sets them. */
    record Weeks(
            int quarterKilos,
            int firstReps,
            int firstHalfRpe,
            int secondQuarterKilos,
            int reps,
            int halfRpe,
            int nextReps) {}

    @Provide
    Arbitrary<Weeks> weeks() {
        return Combinators.combine(
                        Arbitraries.integers().between(80, 520),
                        Arbitraries.integers().between(1, 14),
                        Arbitraries.integers().between(10, 20),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(9, 20),
                        Arbitraries.frequency(Tuple.of(2, 4), Tuple.of(1, 3), Tuple.of(1, 5)))
                .as(Weeks::new);
    }

    @Property(tries = 2000)
    void the_method_is_what_the_document_says(@ForAll("weeks") Weeks weeks) {
        Exact first = Exact.ratio(weeks.quarterKilos(), 4);
        Lift bench = LiftOf.the("bench-press").method("RPE").from(first.shown()).lift();
        TrainingLog log = new TrainingLog().week(1).top(first.shown(), weeks.firstReps(), rpe(weeks.firstHalfRpe()));
        ProgramOf program = ProgramOf.the(bench);
        SlotWeek second = program.week(log, 2);
        Exact load = Exact.ratio(Math.max(1, weeks.quarterKilos() + weeks.secondQuarterKilos()), 4);
        log.week(2).top(load.shown(), weeks.reps(), rpe(weeks.halfRpe()));
        if (weeks.nextReps() != R) {
            program.reps(3, weeks.nextReps());
        }
        SlotWeek third = program.week(log, 3);

        Step step = step(
                second.prescription().load(),
                second.state().method().get("estimate"),
                load,
                weeks.reps(),
                weeks.halfRpe() < 10 ? null : Exact.ratio(weeks.halfRpe(), 2),
                weeks.nextReps());

        assertThat(third.why().getFirst().rule()).isEqualTo(step.rule());
        assertThat(third.prescription().exactLoad()).isEqualTo(step.exact());
        assertThat(third.state().method().get("estimate")).isEqualTo(step.estimate());
    }

    private static @Nullable String rpe(int halves) {
        return halves < 10 ? null : Exact.ratio(halves, 2).shown();
    }

    private record Step(String rule, Exact exact, @Nullable Exact estimate) {}

    private static Step step(
            Exact asked, @Nullable Exact known, Exact lifted, int reps, @Nullable Exact reported, int nextReps) {
        Exact conversion = pct(nextReps, T).over(pct(R, T));
        Exact big = nextReps == R ? asked : asked.times(conversion);
        Exact l = nextReps == R ? lifted : lifted.times(conversion);
        if (reps == 0) {
            return new Step("rpe.failed", l.min(big).times(Exact.ratio(9, 10)), known);
        }
        if (reported == null && reps >= R) {
            return new Step("rpe.no-evidence", big, known);
        }
        Exact p = reported == null ? Exact.of(10) : reported;
        Exact e = lifted.over(pct(reps, p));
        boolean lightDay = tenths(lifted) < tenths(asked) && reps >= R && p.compareTo(T) <= 0;
        boolean leastOnly = lightDay || reps > 12 || p.compareTo(Exact.of(6)) < 0;
        Exact s = e;
        if (known != null) {
            s = e.plus(known).over(Exact.of(2));
            if (leastOnly && s.compareTo(known) < 0) {
                s = known;
            }
        }
        Exact clamped = s.times(pct(nextReps, T));
        clamped = clamped.compareTo(l.times(Exact.ratio(9, 10))) < 0 ? l.times(Exact.ratio(9, 10)) : clamped;
        clamped = clamped.compareTo(l.times(Exact.ratio(105, 100))) > 0 ? l.times(Exact.ratio(105, 100)) : clamped;
        if (lightDay && clamped.compareTo(big.times(Exact.ratio(9, 10))) < 0) {
            clamped = big.times(Exact.ratio(9, 10));
        }
        if (reps == R && p.equals(T)) {
            return new Step("rpe.hold", lightDay ? l.max(clamped) : l, s);
        }
        if (reps >= R && p.compareTo(T) < 0) {
            if (tenths(onTheBar(clamped)) > tenths(l)) {
                return new Step("rpe.raise", clamped, s);
            }
            Exact next = nextOnTheBar(l);
            return next.compareTo(e.times(pct(nextReps, CEILING))) <= 0
                    ? new Step("rpe.raise", next, s)
                    : new Step("rpe.hold", l, s);
        }
        if (reps > R && p.equals(T)) {
            return clamped.compareTo(l) > 0 ? new Step("rpe.raise", clamped, s) : new Step("rpe.hold", l, s);
        }
        return new Step("rpe.lower", clamped.min(l), s);
    }

    private static long tenths(Exact load) {
        return load.rounded(1).movePointRight(1).longValueExact();
    }

    /** Rounds a load to a 20 kg bar with pairs of plates down to 1.25 kg. */
    private static Exact onTheBar(Exact load) {
        Exact nearest = Exact.of(20);
        for (Exact weight = nearest; weight.compareTo(Exact.of(300)) <= 0; weight = weight.plus(Exact.parse("2.5"))) {
            if (distance(weight, load).compareTo(distance(nearest, load)) < 0) {
                nearest = weight;
            }
        }
        return nearest;
    }

    private static Exact nextOnTheBar(Exact load) {
        Exact weight = Exact.of(20);
        while (tenths(weight) <= tenths(load)) {
            weight = weight.plus(Exact.parse("2.5"));
        }
        return weight;
    }

    private static Exact distance(Exact a, Exact b) {
        return a.compareTo(b) < 0 ? b.minus(a) : a.minus(b);
    }

    /** The RPE chart as it is printed in training-rules.md. */
    private static final List<String> CHART = List.of(
            "100", "97.8", "95.5", "93.9", "92.2", "90.7", "89.2", "87.8", "86.3", "85.0", "83.7", "82.4", "81.1",
            "79.9", "78.6", "77.4", "76.2", "75.1", "73.9", "72.3", "70.7", "69.4", "68.0", "66.7", "65.3", "64.0",
            "62.6", "61.3", "59.9", "58.6", "57.2");

    private static Exact pct(int reps, Exact rpe) {
        Exact inReserve = Exact.of(10).minus(rpe.max(Exact.of(6)));
        Exact x = Exact.of(Math.min(reps, 12)).plus(inReserve);
        int row = x.minus(Exact.ONE).times(Exact.of(2)).floor().intValueExact();
        return Exact.parse(CHART.get(row)).over(Exact.of(100));
    }
}
