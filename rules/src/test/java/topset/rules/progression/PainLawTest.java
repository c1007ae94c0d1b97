package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.contract.FlagCode;
import topset.contract.TargetOverride;
import topset.rules.LogArbitraries;
import topset.rules.LogArbitraries.Decided;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.load.LoadableWeights;
import topset.rules.load.Loads;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/** Tests, for any training, that a painful set never makes the next one heavier (training-rules.md § 12). */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class PainLawTest {

    /** A slot's next week with pain and injury, and the oracle's result for the same week. */
    private record Compared(SlotWeek next, PainOracle oracle) {

        boolean isOverridden() {
            TargetOverride override = oracle.override();
            return override != null && override.load() != null;
        }
    }

    @Property(tries = 300)
    void a_week_after_pain_or_with_an_injury_is_as_the_document_has_it(
            @ForAll Lifts lifts,
            @ForAll Decided decided,
            @ForAll Log log,
            @ForAll @IntRange(min = 1, max = LogArbitraries.WEEKS) int week) {
        for (Compared compared : compared(lifts, decided, log, week)) {
            PainOracle oracle = compared.oracle();
            SlotWeek next = compared.next();
            Prescription asked = next.prescription();
            if (oracle.entered().hasDeload() || next.hasDeload()) {
                continue; // deloads are tested by DeloadOracleTest
            }
            assertThat(next.state().painWeeksInARow()).isEqualTo(oracle.painWeeks());
            assertThat(raises(next, FlagCode.INJURED)).isEqualTo(oracle.injured());
            assertThat(raises(next, FlagCode.PAIN_PERSISTS)).isEqualTo(oracle.persists());
            if (oracle.painful().isEmpty() && !oracle.injured()) {
                continue;
            }
            if (!compared.isOverridden()) {
                assertThat(asked.exactLoad()).as(next.toString()).isEqualTo(oracle.exact());
                assertThat(asked.load()).as(next.toString()).isEqualTo(oracle.load());
                if (oracle.isWave() && oracle.isTrained()) {
                    assertThat(next.state().method().get("base")).isEqualTo(oracle.base());
                }
            }
            if (oracle.isTrained() && !oracle.changesMethod() && !oracle.wasWave()) {
                assertThat(next.state().method())
                        .isEqualTo(oracle.entered().state().method());
            }
            if (asked instanceof Prescription.TopSet topSet && !oracle.changesMethod() && oracle.override() == null) {
                assertThat(topSet.backoff().reduction()).isEqualTo(oracle.reduction());
            }
        }
    }

    @Property(tries = 300)
    void pain_never_makes_the_next_load_heavier(
            @ForAll Lifts lifts,
            @ForAll Decided decided,
            @ForAll Log log,
            @ForAll @IntRange(min = 1, max = LogArbitraries.WEEKS) int week) {
        for (Compared compared : compared(lifts, decided, log, week)) {
            PainOracle oracle = compared.oracle();
            if (oracle.painful().isEmpty() || compared.isOverridden()) {
                continue;
            }
            Prescription asked = compared.next().prescription();
            Prescription painless = oracle.painless().prescription();
            Prescription seen = oracle.entered().prescription();
            assertThat(Loads.compare(
                            asked.load(),
                            seen.load()
                                    .max(LoadableWeights.of(oracle.after().equipment())
                                            .smallest())))
                    .isLessThanOrEqualTo(0);
            if (!oracle.wasWave()) {
                assertThat(asked.load()).isLessThanOrEqualTo(painless.load());
                if (asked instanceof Prescription.TopSet topSet && painless instanceof Prescription.TopSet other) {
                    assertThat(topSet.backoff().load())
                            .isLessThanOrEqualTo(other.backoff().load());
                }
            }
        }
    }

    @Property(tries = 200)
    void weeks_of_pain_in_a_row_never_raise_the_load(@ForAll Lifts lifts, @ForAll Log log) {
        List<FoldedWeek> weeks = ProgramFold.fold(
                TrainingLog.program(lifts.lifts()),
                null,
                log.sets().stream().map(set -> pain(set, true)).toList(),
                TrainingLog.late(LogArbitraries.WEEKS + 1));
        for (int n = 1; n < weeks.size(); n++) {
            for (SlotWeek slot : weeks.get(n).slots()) {
                SlotWeek before = TrainingLog.week(weeks, slot.slotId(), n);
                assertThat(Loads.compare(
                                slot.prescription().load(),
                                before.prescription().load()))
                        .as(slot.why().toString())
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    private static boolean raises(SlotWeek week, FlagCode code) {
        return week.flags().stream().anyMatch(flag -> flag.code() == code);
    }

    private static List<Compared> compared(Lifts lifts, Decided decided, Log log, int week) {
        List<Compared> compared = new ArrayList<>();
        ProgramDefinition plain = TrainingLog.program(lifts.lifts());
        add(compared, plain, plain, log, week);
        add(compared, decided.program(), decided.healthy(), log, week);
        return compared;
    }

    private static void add(
            List<Compared> compared, ProgramDefinition program, ProgramDefinition healthy, Log log, int week) {
        FoldedWeek entered = ProgramFold.fold(program, null, log.sets(), TrainingLog.late(week))
                .get(week - 1);
        List<LoggedSet> since = log.sets().stream()
                .filter(set -> TrainingLog.CALENDAR.weekOf(set.sessionStart()) >= week)
                .toList();
        List<LoggedSet> painless = since.stream().map(set -> pain(set, false)).toList();
        FoldedWeek next = ProgramFold.fold(program, entered, since, TrainingLog.late(week + 1))
                .getFirst();
        FoldedWeek without = ProgramFold.fold(healthy, entered, painless, TrainingLog.late(week + 1))
                .getFirst();
        for (int n = 0; n < next.slots().size(); n++) {
            SlotWeek slot = next.slots().get(n);
            Lift before = lift(program, slot, week);
            Lift after = lift(program, slot, week + 1);
            if (before.exercise().equals(after.exercise())) {
                compared.add(new Compared(
                        slot,
                        new PainOracle(
                                before,
                                after,
                                entered.slots().get(n),
                                without.slots().get(n),
                                program.override(slot.slotId(), week + 1),
                                PainOracle.painful(slot, since),
                                program.isInjured(week + 1))));
            }
        }
    }

    private static Lift lift(ProgramDefinition program, SlotWeek slot, int week) {
        return program.liftsIn(week).stream()
                .filter(each -> each.slotId().equals(slot.slotId()))
                .findFirst()
                .orElseThrow();
    }

    private static LoggedSet pain(LoggedSet set, boolean pain) {
        return new LoggedSet(
                set.setId(),
                set.sessionId(),
                set.sessionStart(),
                set.day(),
                set.exercise(),
                set.role(),
                set.load(),
                set.unit(),
                set.reps(),
                set.rpe(),
                pain,
                set.completedAt(),
                set.slotId());
    }
}
