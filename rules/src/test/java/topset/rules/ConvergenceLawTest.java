package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import topset.rules.LogArbitraries.Decided;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;

/**
 * Tests the convergence law (training-rules.md): any duplication, reordering or late arrival of the same sets gives the
 * same prescriptions.
 */
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class ConvergenceLawTest {

    @Property(tries = 300)
    void shuffled_and_repeated_sets_fold_to_the_same(
            @ForAll Lifts program, @ForAll Log log, @ForAll long seed, @ForAll @IntRange(min = 0, max = 7) int week) {
        Random random = new Random(seed);
        List<LoggedSet> delivered = new ArrayList<>(log.sets());
        log.sets().stream().filter(set -> random.nextInt(5) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        List<Lift> lifts = new ArrayList<>(program.lifts());

        assertThat(fold(lifts, delivered, asOf(week))).isEqualTo(fold(lifts, log.sets(), asOf(week)));
    }

    @Property(tries = 200)
    void resuming_from_any_final_week_is_the_same_as_one_fold(
            @ForAll Lifts program, @ForAll Log log, @ForAll @IntRange(min = 1, max = 7) int week) {
        List<Lift> lifts = program.lifts();
        List<FoldedWeek> whole = fold(lifts, log.sets(), asOf(week));
        for (int from = 1; from <= week; from++) {
            int k = from;
            FoldedWeek stored = whole.get(k - 1);
            assertThat(stored.week()).isEqualTo(k);
            assertThat(stored.isFinal()).isTrue();
            List<LoggedSet> since = log.sets().stream()
                    .filter(set -> TrainingLog.CALENDAR.weekOf(set.sessionStart()) >= k)
                    .toList();

            List<FoldedWeek> resumed = ProgramFold.fold(TrainingLog.program(lifts), stored, since, asOf(week));

            assertThat(resumed).isEqualTo(whole.subList(k, whole.size()));
        }
    }

    @Property(tries = 100)
    void the_lifts_of_a_program_do_not_depend_on_their_order(@ForAll Lifts program, @ForAll Log log) {
        List<Lift> reversed = new ArrayList<>(program.lifts());
        Collections.reverse(reversed);
        List<FoldedWeek> inReverse = fold(reversed, log.sets(), asOf(7));
        List<FoldedWeek> inOrder = fold(program.lifts(), log.sets(), asOf(7));
        assertThat(inReverse).hasSameSizeAs(inOrder);
        for (int n = 0; n < inOrder.size(); n++) {
            assertThat(inReverse.get(n).slots())
                    .containsExactlyInAnyOrderElementsOf(inOrder.get(n).slots());
            assertThat(inReverse.get(n).trends()).isEqualTo(inOrder.get(n).trends());
            assertThat(inReverse.get(n).flags()).isEqualTo(inOrder.get(n).flags());
        }
    }

    @Property(tries = 200)
    void all_of_that_holds_with_overrides_pauses_changes_and_bodyweights(
            @ForAll Decided decided, @ForAll Log log, @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int week) {
        ProgramDefinition program = decided.program();
        List<FoldedWeek> whole = ProgramFold.fold(program, null, log.sets(), asOf(week));
        List<LoggedSet> delivered = new ArrayList<>(log.sets());
        delivered.addAll(log.sets());
        Collections.shuffle(delivered, new Random(seed));
        assertThat(ProgramFold.fold(program, null, delivered, asOf(week))).isEqualTo(whole);
        for (int from = 1; from <= week; from++) {
            assertThat(ProgramFold.fold(program, whole.get(from - 1), delivered, asOf(week)))
                    .isEqualTo(whole.subList(from, whole.size()));
        }
    }

    private static Instant asOf(int week) {
        return week == 0 ? TrainingLog.CALENDAR.startOf(1).minusSeconds(60) : TrainingLog.late(week);
    }

    private static List<FoldedWeek> fold(List<Lift> lifts, Collection<LoggedSet> sets, Instant asOf) {
        return ProgramFold.fold(TrainingLog.program(lifts), null, sets, asOf);
    }
}
