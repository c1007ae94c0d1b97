package topset.rules.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.SetRole;
import topset.contract.Why;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

class NamedSetsTest {
    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void up_to_twenty_sets_are_all_named() {
        var why = reason(week2(log(backoffs(20, 20))), "backoff.struggled");
        assertThat(why.setIds()).isEqualTo(ids(3, 22));
        assertThat(why.setCount()).isNull();
    }

    @Test
    void of_more_a_reason_names_the_set_that_decided_and_the_newest_and_counts_all() {
        var why = reason(week2(log(backoffs(30, 1))), "backoff.struggled");
        assertThat(why.says()).startsWith("lowest backoff 3 reps");
        assertThat(why.setIds())
                .startsWith("w1-3")
                .hasSize(20)
                .endsWith(ids(14, 32).toArray(String[]::new));
        assertThat(why.setCount()).isEqualTo(30);
    }

    @Test
    void a_flag_of_that_reason_names_and_counts_the_same() {
        var week = week2(log(backoffs(30, 1)));
        var why = reason(week, "backoff.struggled");
        assertThat(week.flags())
                .contains(new RaisedFlag(FlagCode.REDUCE_MORE, why.setIds(), null, 30))
                .noneMatch(flag -> flag.setIds().size() > 20);
    }

    @Test
    void the_order_in_which_sets_arrive_changes_nothing() {
        var log = log(backoffs(60, 25));
        var once = week2(log);
        var shuffled = new ArrayList<>(log.sets());
        Collections.shuffle(shuffled, new Random(7));
        shuffled.addAll(log.sets().subList(10, 40));
        assertThat(week2(shuffled)).isEqualTo(once);
    }

    @Test
    void straight_sets_name_those_that_failed_first() {
        Lift rows = LiftOf.the("bench-press")
                .straight(3, 8, 12)
                .method("DOUBLE_PROGRESSION")
                .from("60")
                .lift();
        var log = new TrainingLog().week(1);
        IntStream.range(0, 40).forEach(n -> log.straight("60", n < 3 ? 1 : 10, null));
        var why = log.finalWeek(rows, 2).why().getFirst();
        assertThat(why.rule()).isEqualTo("double.hold");
        assertThat(why.setIds()).startsWith("w1-1", "w1-2", "w1-3").hasSize(20);
        assertThat(why.setCount()).isEqualTo(40);
    }

    @Test
    void flags_about_many_sets_name_the_newest_twenty() {
        var log = new TrainingLog().week(1);
        IntStream.range(0, 33).forEach(n -> log.withPain().set(SetRole.WARM_UP, "60", 5, null));
        assertThat(log.finalWeek(bench, 2).flags())
                .contains(new RaisedFlag(FlagCode.PAIN_REPORTED, ids(14, 33), null, 33));
    }

    @Test
    void what_was_done_names_the_newest_twenty_backoff_sets_and_counts_all() {
        var done = Objects.requireNonNull(week2(log(backoffs(30, 1))).done());
        assertThat(done.backoff())
                .hasSize(20)
                .first()
                .extracting(SlotWeek.DoneSet::setId)
                .isEqualTo("w1-13");
        assertThat(done.backoffCount()).isEqualTo(30);
        assertThat(done.backoffReps()).isEqualTo(29 * 9 + 3);
    }

    @Test
    void exercises_of_no_lift_beyond_twenty_share_one_flag() {
        var log = new TrainingLog().week(1);
        IntStream.range(0, 30).forEach(n -> {
            log.exercise("exercise-" + (10 + n)).straight("20", 10, null);
            if (n >= 10) {
                log.straight("20", 10, null);
            }
        });
        var unmatched = log.foldedLateIn(1, bench).getLast().flags().stream()
                .filter(flag -> flag.code() == FlagCode.UNMATCHED_SET)
                .toList();
        assertThat(unmatched).hasSize(21);
        assertThat(unmatched.getFirst().about()).isEqualTo("exercise-20");
        assertThat(unmatched.getLast()).isEqualTo(NamedSets.of(ids(1, 10)).flag(FlagCode.UNMATCHED_SET));
    }

    @Test
    void a_longer_list_of_equal_sets_becomes_the_newest_twenty() {
        assertThat(NamedSets.of(ids(1, 25)).flag(FlagCode.VOLUME_HIGH, "back"))
                .isEqualTo(new RaisedFlag(FlagCode.VOLUME_HIGH, ids(6, 25), "back", 25));
        assertThat(NamedSets.of(ids(1, 25)).why("backoff.easy", "…").setIds()).isEqualTo(ids(6, 25));
    }

    /** Returns a number of backoff sets after a warm-up and a top set. The {@code n}th has too few reps. */
    private static List<Integer> backoffs(int count, int n) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> each == n ? 3 : 9)
                .toList();
    }

    private static TrainingLog log(List<Integer> backoffReps) {
        var log = new TrainingLog().week(1).warmUp().top("100", 4, "8.5");
        backoffReps.forEach(reps -> log.backoff("85", reps, null));
        return log;
    }

    private SlotWeek week2(TrainingLog log) {
        return week2(log.sets());
    }

    private SlotWeek week2(List<LoggedSet> sets) {
        return TrainingLog.week(
                ProgramFold.fold(TrainingLog.program(List.of(bench)), null, sets, TrainingLog.late(2)),
                bench.slotId(),
                2);
    }

    private static Why reason(SlotWeek week, String rule) {
        return week.why().stream()
                .filter(why -> why.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "w1-" + n).toList();
    }
}
