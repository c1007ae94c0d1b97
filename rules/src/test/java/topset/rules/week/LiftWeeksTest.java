package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;

/** Which lifts are stalled without better news (training-rules.md § 8). The plans ask for 120 kg. */
class LiftWeeksTest {

    private static final Lift BENCH = LiftOf.benchPress();
    private static final SlotWeek FIRST = new TrainingLog().finalWeek(BENCH, 1);
    private static final SlotWeek SECOND =
            new TrainingLog().week(1).top("120", 4, "8.5").finalWeek(BENCH, 2);

    @Test
    void a_stalled_lift_stays_stalled_until_a_record_or_a_load_that_rises() {
        SlotWeek plain = week(WeekOutcome.MISSED, "120");
        SlotWeek stalled = week(WeekOutcome.MISSED, "120", FlagCode.STALLED);
        SlotWeek record = week(WeekOutcome.MISSED, "120", FlagCode.STALLED, FlagCode.PERSONAL_RECORD);

        assertThat(new LiftWeeks(plain, plain).isStalled()).isFalse();
        assertThat(new LiftWeeks(plain, stalled).isStalled()).isTrue();
        assertThat(new LiftWeeks(stalled, null).isStalled()).isTrue();
        assertThat(new LiftWeeks(stalled, plain).isStalled())
                .as("the newest trained week counts")
                .isFalse();
        assertThat(new LiftWeeks(record, stalled).isStalled()).isFalse();
        assertThat(new LiftWeeks(plain, record).isStalled()).isFalse();
    }

    @Test
    void a_load_rises_if_the_target_was_met_with_less_than_the_next_plan_asks_for() {
        String asked = SECOND.prescription().load().shown();

        assertThat(isStalledAfter(WeekOutcome.HIT, "120")).isFalse();
        assertThat(isStalledAfter(WeekOutcome.HIT, asked)).isTrue();
        assertThat(isStalledAfter(WeekOutcome.MISSED, "120")).isTrue();
    }

    @Test
    void a_lift_is_stuck_if_it_failed_and_is_stalled_or_was_reset() {
        TrainingLog reset = new TrainingLog().week(1).top("120", 2, "9").week(2).top("120", 2, "9");
        SlotWeek third = reset.finalWeek(BENCH, 3);

        assertThat(new LiftWeeks(null, third).isStuck()).isTrue();
        assertThat(new LiftWeeks(null, reset.finalWeek(BENCH, 2)).isStuck()).isFalse();
        assertThat(new LiftWeeks(null, week(WeekOutcome.TOO_HARD, "120", FlagCode.STALLED)).isStuck())
                .isTrue();
        assertThat(new LiftWeeks(null, week(WeekOutcome.HIT, "120", FlagCode.STALLED)).isStuck())
                .isFalse();
        assertThat(new LiftWeeks(FIRST, null).isStuck()).as("not yet trained").isFalse();
    }

    private static boolean isStalledAfter(WeekOutcome outcome, String load) {
        return new LiftWeeks(null, week(outcome, load, FlagCode.STALLED)).isStalled();
    }

    /** Returns the plan of the second week with these flags, after a first week with this result. */
    private static SlotWeek week(WeekOutcome outcome, String load, FlagCode... codes) {
        TrainingLog log = new TrainingLog().week(1).top(load, 4, "8.5");
        SlotWeek.Done done = requireNonNull(log.finalWeek(BENCH, 2).done());
        List<RaisedFlag> flags = Stream.of(codes)
                .map(code -> NamedSets.of(List.of("w1-1")).flag(code))
                .toList();
        return new SlotWeek(
                SECOND.slotId(),
                SECOND.week(),
                SECOND.status(),
                SECOND.prescription(),
                null,
                SECOND.state(),
                new SlotWeek.Done(
                        done.week(),
                        done.decidingSet(),
                        outcome,
                        done.e1rm(),
                        done.backoff(),
                        done.topReps(),
                        done.backoffReps(),
                        done.tonnage(),
                        null),
                SECOND.why(),
                flags,
                null);
    }

    @Test
    void twenty_backoffs_are_all_kept_and_of_more_the_newest_and_their_number() {
        assertThat(done(20).backoff()).hasSize(20);
        assertThat(done(20).backoffCount()).isNull();
        assertThat(done(21).backoff()).hasSize(20);
        assertThat(done(21).backoffCount()).isEqualTo(21);
    }

    @Test
    void a_week_without_a_top_set_is_published_without_a_deciding_set() {
        SlotWeek.Done untrained =
                requireNonNull(new TrainingLog().finalWeek(BENCH, 2).done());

        assertThat(untrained.published(BENCH).top()).isNull();
        assertThat(requireNonNull(SECOND.done()).published(BENCH).top()).isNotNull();
    }

    private static SlotWeek.Done done(int backoffs) {
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5");
        for (int n = 0; n < backoffs; n++) {
            log.backoff("100", 8, null);
        }
        return requireNonNull(log.finalWeek(BENCH, 2).done());
    }
}
