package topset.rules;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadMode;
import topset.contract.Exercise.Suitability;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Progressions;
import topset.rules.week.FoldedWeek;
import topset.rules.week.GymSettings;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.TrainingCalendar;
import topset.rules.week.TrainingCalendar.ZoneSince;

/**
 * Measures the rules: one week's step, and ten years of 520 weeks with 6 sets each. Every set has an RPE. Loads and
 * efforts differ from week to week as in real training. The estimates of the tenth year have the longest fractions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RulesBenchmark {

    private static final int WEEKS = 520;
    private static final LocalDate START = LocalDate.of(2016, 1, 4);

    private static final Exercise BENCH_PRESS = new Exercise(
            "bench-press",
            "Bench press",
            new Exercise.Muscles(List.of("chest"), List.of("front-delts", "triceps")),
            Suitability.IDEAL,
            null,
            new Exercise.Movement(
                    Exercise.Pattern.HORIZONTAL_PUSH,
                    Kind.COMPOUND,
                    EquipmentKind.BARBELL,
                    null,
                    new Exercise.LoadByUnit(new BigDecimal("2.5"), BigDecimal.valueOf(5)),
                    LoadMode.EXTERNAL,
                    false,
                    false),
            null,
            null,
            null,
            null);

    @Param({"LINEAR", "RPE", "WAVE"})
    private String method = "";

    @Param({"KG", "LB"})
    private WeightUnit unit = WeightUnit.KG;

    private ProgramDefinition program = program("LINEAR", WeightUnit.KG);
    private List<LoggedSet> sets = List.of();
    private FoldedWeek beforeLast = ProgramFold.fold(
                    program,
                    null,
                    List.of(),
                    START.atStartOfDay(ZoneId.of("UTC")).toInstant())
            .getFirst();
    private Instant end = Instant.EPOCH;

    /** Ten years of sets. */
    @Setup
    public void train() {
        program = program(method, unit);
        sets = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            train(week);
        }
        end = program.calendar().startOf(WEEKS + 1);
        List<FoldedWeek> folded = ProgramFold.fold(program, null, sets, end);
        beforeLast = folded.get(WEEKS - 1);
        end = program.calendar().startOf(WEEKS + 1);
    }

    /** The last week's step, from one stored week to the next. */
    @Benchmark
    public List<FoldedWeek> oneStep() {
        return ProgramFold.fold(program, beforeLast, sets.subList(sets.size() - 6, sets.size()), end.minusSeconds(1));
    }

    /** All ten years. */
    @Benchmark
    public List<FoldedWeek> tenYears() {
        return ProgramFold.fold(program, null, sets, end);
    }

    private void train(int week) {
        Instant at = START.plusWeeks(week - 1L)
                .with(DayOfWeek.TUESDAY)
                .atTime(18, 0)
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
        int load = (unit == WeightUnit.KG ? 100 : 225) + week % 13 * 5 / 2;
        double effort = 7 + week * 7 % 6 / 2.0;
        set(week, 1, at, SetRole.WARM_UP, load / 2, 8, null);
        set(week, 2, at, SetRole.WARM_UP, load * 3 / 4, 5, null);
        set(week, 3, at, SetRole.TOP, load, 3 + week * 5 % 3, effort);
        for (int n = 4; n <= 6; n++) {
            set(week, n, at, SetRole.BACKOFF, load * 17 / 20, 12 - n + week % 3, effort - 0.5);
        }
    }

    private void set(int week, int n, Instant at, SetRole role, int load, int reps, Double rpe) {
        sets.add(new LoggedSet(
                "00000000-0000-4000-8000-" + String.format("%012d", 10 * week + n),
                "00000000-0000-4000-8000-" + String.format("%012d", 10 * week),
                at,
                1,
                "bench-press",
                role,
                Exact.of(BigDecimal.valueOf(load)),
                unit,
                reps,
                rpe == null ? null : Exact.of(BigDecimal.valueOf(rpe)),
                false,
                at.plusSeconds(180L * n),
                null));
    }

    private static ProgramDefinition program(String method, WeightUnit unit) {
        LiftRequest asked = new LiftRequest(
                null,
                1,
                "bench-press",
                new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                new PlannedLift.Progression(method, null, null),
                new LiftRequest.Start(BigDecimal.valueOf(100), null, null, null, null),
                null,
                null);
        LiftCheck.Context context =
                new LiftCheck.Context(
                id -> BENCH_PRESS,
                unknown -> "",
                GymSettings.NONE,
                Progressions.STANDARD,
                new ProfileDetails(null, unit, null, null, null, null, null),
                START,
                Bodyweights.NONE,
                exercise -> null,
                slotId -> null);
        Refusals refusals = Refusals.into((field, message, rule) -> {
            throw new IllegalStateException(field + " " + message);
        });
        List<Lift> lifts = Objects.requireNonNull(LiftCheck.check(List.of(asked), context, refusals))
                .lifts();
        TrainingCalendar calendar =
                new TrainingCalendar(START, List.of(new ZoneSince(Instant.EPOCH, ZoneId.of("Europe/Berlin"))));
        return ProgramDefinition.of(calendar, lifts, id -> BENCH_PRESS, null);
    }
}
