package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/**
 * Tests that a deload leaves no trace: the plan after it is the plan without it, one week later (training-rules.md §
 * 13).
 */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class DeloadLawTest {

    private static final Duration WEEK = Duration.ofDays(7);

    /** A paused week, by its first and last paused weekday. */
    record Rest(int week, int from, int to) {}

    @Provide
    Arbitrary<Lift> anyLift() {
        Arbitrary<WeightUnit> units = Arbitraries.of(WeightUnit.KG, WeightUnit.LB);
        Arbitrary<UnaryOperator<LiftOf>> schemes = Arbitraries.of(List.<UnaryOperator<LiftOf>>of(
                lift -> lift,
                lift -> lift.increment("1.25"),
                lift -> lift.method("RPE"),
                lift -> lift.method("WAVE"),
                lift -> lift.variant("DOUBLE_TOP").method("RPE"),
                lift -> lift.variant("DOUBLE_TOP").method("WAVE"),
                lift -> lift.variant("HEAVY_SINGLE"),
                lift -> lift.variant("RAMPING").method("RPE"),
                lift -> lift.variant("MODERATE_TOP"),
                lift -> lift.variant("PYRAMID"),
                lift -> lift.straight(3, 5, 8),
                lift -> lift.cluster(3, 1),
                lift -> lift.restPause(15)));
        return Combinators.combine(units, schemes, Arbitraries.integers().between(80, 110))
                .as((unit, scheme, load) -> scheme.apply(LiftOf.the("bench-press")
                                .from(Integer.toString(unit == WeightUnit.KG ? load : 2 * load)))
                        .lift(unit));
    }

    @Provide
    Arbitrary<Rest> rests() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 6);
        return Combinators.combine(Arbitraries.integers().between(1, 6), days, days)
                .as((week, a, b) -> new Rest(week, Math.min(a, b), Math.max(a, b)))
                .injectNull(0.5);
    }

    @Property(tries = 600)
    void the_plan_after_a_deload_is_the_plan_without_it_one_week_later(
            @ForAll("anyLift") Lift lift,
            @ForAll Log log,
            @ForAll Log deloadLog,
            @ForAll("rests") @Nullable Rest rest,
            @ForAll @IntRange(min = 1, max = 6) int deload,
            @ForAll @IntRange(min = 80, max = 95) int percent) {
        List<FoldedWeek> without = fold(program(lift, rest, 0), log.sets(), 7);
        boolean mayBeTrained = without.get(deload - 1).slots().stream()
                .allMatch(slot -> slot.state().missedWeeks() == 0);
        List<LoggedSet> sets = new ArrayList<>(log.sets().stream()
                .map(set -> week(set) < deload ? set : later(set))
                .toList());
        if (mayBeTrained) {
            deloadLog.sets().stream()
                    .filter(set -> week(set) == deload)
                    .filter(set -> !set.pain())
                    .map(set -> with(set, "d-" + set.setId(), "d-" + set.sessionId(), Duration.ZERO))
                    .forEach(sets::add);
        }
        ProgramOf lighter = program(lift, rest, deload).deload(deload, Integer.toString(percent), 1);

        List<FoldedWeek> with = fold(lighter, sets, 8);

        assertThat(with.get(deload - 1).slots().getFirst().planned())
                .isEqualTo(without.get(deload - 1).slots().getFirst().prescription());
        assertThat(with.subList(0, deload - 1)).isEqualTo(without.subList(0, deload - 1));
        for (int week = deload; week <= without.size(); week++) {
            FoldedWeek before = without.get(week - 1);
            FoldedWeek after = with.get(week);
            assertThat(after.trends()).isEqualTo(before.trends());
            for (int n = 0; n < before.slots().size(); n++) {
                assertSame(after.slots().get(n), before.slots().get(n), week > deload);
            }
            if (week > deload) {
                assertThat(of(after)).isEqualTo(of(before));
            }
        }
        assertThat(with.get(deload).slots()).allSatisfy(slot -> {
            assertThat(slot.why()).extracting(Why::rule).containsExactly("deload.resume");
            assertThat(java.util.Objects.requireNonNull(slot.done()).outcome()).isEqualTo(WeekOutcome.DELOADED);
        });
    }

    private static void assertSame(SlotWeek after, SlotWeek before, boolean alsoWhy) {
        assertThat(after.prescription()).isEqualTo(before.prescription());
        assertThat(after.planned()).isNull();
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.status()).isEqualTo(before.status());
        if (alsoWhy) {
            assertThat(rules(after)).isEqualTo(rules(before));
            assertThat(after.flags()).isEqualTo(before.flags());
        }
    }

    private static Stream<String> ids(SlotWeek week) {
        return week.why().stream().flatMap(why -> why.setIds().stream());
    }

    private static Map<String, List<String>> rules(SlotWeek week) {
        return Map.of(
                "rules",
                week.why().stream().map(Why::rule).toList(),
                "sets",
                ids(week).toList());
    }

    /** Returns a week's flags without DELOAD_SUGGESTED. A deload is deliberately not suggested near another one. */
    private static List<RaisedFlag> of(FoldedWeek week) {
        return week.flags().stream()
                .filter(flag -> flag.code() != FlagCode.DELOAD_SUGGESTED)
                .toList();
    }

    private static ProgramOf program(Lift lift, @Nullable Rest rest, int deload) {
        ProgramOf program = ProgramOf.the(lift);
        if (rest != null) {
            int week = deload > 0 && rest.week() >= deload ? rest.week() + 1 : rest.week();
            program.paused(
                    DecisionOf.pause(ProgramOf.date(week, rest.from()), ProgramOf.date(week, rest.to()), "a rest"));
        }
        return program;
    }

    private static List<FoldedWeek> fold(ProgramOf program, List<LoggedSet> sets, int week) {
        return ProgramFold.fold(program.program(), null, sets, TrainingLog.late(week));
    }

    private static int week(LoggedSet set) {
        return TrainingLog.CALENDAR.weekOf(set.sessionStart());
    }

    private static LoggedSet later(LoggedSet set) {
        return with(set, set.setId(), set.sessionId(), WEEK);
    }

    private static LoggedSet with(LoggedSet set, String setId, String sessionId, Duration by) {
        return new LoggedSet(
                setId,
                sessionId,
                set.sessionStart().plus(by),
                set.day(),
                set.exercise(),
                set.role(),
                set.load(),
                set.unit(),
                set.reps(),
                set.rpe(),
                set.pain(),
                set.completedAt().plus(by),
                set.slotId());
    }
}
