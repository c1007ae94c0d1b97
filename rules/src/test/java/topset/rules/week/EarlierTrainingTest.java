package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.ExerciseTrend.PastEstimate;

/** "Weeks run on across programs" (training-rules.md § 11): the training before a program. */
class EarlierTrainingTest {

    /** The first program ends after three weeks and two days. After a break the second one starts on a Wednesday. */
    private static final LocalDate SECOND_START = TrainingLog.START.plusDays(7 * 6 + 2);

    private static final Instant FIRST_END = TrainingLog.START
            .plusDays(7 * 3 + 2)
            .atStartOfDay(TrainingLog.BERLIN)
            .toInstant();

    private final TrainingCalendar second = new TrainingCalendar(SECOND_START, TrainingLog.CALENDAR.zones());
    private final EarlierTraining earlier = new EarlierTraining(
            List.of(new EarlierTraining.Program(TrainingLog.CALENDAR, FIRST_END, week -> false)),
            second,
            Bodyweights.NONE,
            TestCatalogue::find);

    private static TrainingLog single(TrainingLog log, int week, int day, String load) {
        return log.session(week + "-" + day, week, day).top(load, 1, "10");
    }

    @Test
    void the_weeks_of_a_program_count_as_that_program_does() {
        TrainingLog log = new TrainingLog();
        single(log, 1, 0, "100");
        single(log, 1, 6, "110");
        single(log, 2, 0, "120");
        assertThat(bench(log))
                .isEqualTo(new ExerciseTrend(Exact.of(115), List.of(Exact.of(110), Exact.of(120)), Exact.of(120), 2));
    }

    @Test
    void what_no_program_covers_is_counted_by_the_next_calendar_backwards() {
        TrainingLog log = new TrainingLog();
        single(log, 6, 1, "100"); // Tuesday; week −0 began on the Wednesday before
        single(log, 6, 2, "110"); // Wednesday: the last week before the second program
        single(log, 7, 1, "120"); // the Tuesday after it, in the same week
        assertThat(bench(log))
                .isEqualTo(new ExerciseTrend(Exact.of(110), List.of(Exact.of(100), Exact.of(120)), Exact.of(120), 2));
    }

    @Test
    void the_week_in_which_a_program_ends_is_two_weeks() {
        TrainingLog log = new TrainingLog();
        single(log, 4, 1, "100"); // the last day of the first program
        single(log, 4, 2, "120"); // after the end of the first program
        assertThat(bench(log).weeks()).isEqualTo(2);
    }

    @Test
    void what_comes_later_does_no_harm_nor_does_the_order_of_arrival() {
        TrainingLog log = new TrainingLog();
        single(log, 1, 0, "100");
        single(log, 3, 0, "90");
        single(log, 5, 0, "130");
        ExerciseTrend before = bench(log);
        single(log, 8, 0, "200");
        assertThat(bench(log)).isEqualTo(before);
        List<LoggedSet> reversed = new ArrayList<>(log.sets());
        Collections.reverse(reversed);
        reversed.addAll(log.sets());
        assertThat(earlier.trends(Map.of(), reversed)).isEqualTo(Map.of("bench-press", before));
    }

    @Test
    void a_fold_of_the_first_program_comes_to_the_same() {
        TrainingLog log = new TrainingLog();
        single(log, 1, 0, "100");
        single(log, 2, 0, "104");
        single(log, 3, 0, "90");
        Lift bench = LiftOf.the("bench-press").from("100").lift();
        assertThat(earlier.trends(Map.of(), log.sets()))
                .isEqualTo(log.foldedLateIn(4, bench).get(3).trends());
    }

    @Test
    void a_start_from_history_uses_the_newest_smoothed_estimate() {
        TrainingLog log = new TrainingLog();
        single(log, 1, 0, "100");
        assertThat(firstLoad(log, WeightUnit.LB))
                .isEqualTo(Exact.of(100).over(Exact.parse("0.45359237")).times(Exact.parse("0.85")));
    }

    /** The two weeks of section 10, after which the RPE method asks for the same load. */
    @Test
    void a_start_from_history_after_a_hard_set_is_below_its_load() {
        TrainingLog log = new TrainingLog();
        log.session("1", 1, 0).top("120", 4, "7.5").session("2", 2, 0).top("125", 4, "9");
        assertThat(firstLoad(log, WeightUnit.KG).shown()).isEqualTo("123.452");
    }

    /** The smoothed e1RM follows one weak week half-way: (120 / 0.824 + 110 / 0.892) / 2 × 0.85. */
    @Test
    void a_start_from_history_after_one_weak_week_can_be_above_its_hard_sets() {
        TrainingLog log = new TrainingLog();
        log.session("1", 1, 0).top("120", 4, "7.5");
        log.session("2", 2, 0).top("110", 4, "10").top("110", 3, "10");
        assertThat(firstLoad(log, WeightUnit.KG).shown()).isEqualTo("114.304");
        log.session("3", 3, 0).top("110", 4, "10").top("110", 3, "10");
        assertThat(firstLoad(log, WeightUnit.KG).shown()).isEqualTo("109.562");
    }

    private Exact firstLoad(TrainingLog log, WeightUnit unit) {
        LiftCheck.Context context = Checked.context(
                TestCatalogue::find, unit, SECOND_START, null, false, null, earlier.estimates(log.sets(), unit)::get);
        LiftRequest asked = LiftOf.the("bench-press")
                .start(new LiftRequest.Start(null, null, null, true, null))
                .request();
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst()
                .start()
                .firstLoad();
    }

    @Test
    void a_set_of_the_first_day_is_training_of_week_1_and_no_history() {
        Instant firstDay = SECOND_START.atStartOfDay(TrainingLog.BERLIN).toInstant();
        TrainingLog morning = new TrainingLog().session("morning", firstDay).top("120", 1, "10");
        assertThat(earlier.estimates(morning.sets(), WeightUnit.KG)).isEmpty();
        TrainingLog evening =
                new TrainingLog().session("evening", firstDay.minusSeconds(1)).top("120", 1, "10");
        assertThat(requireNonNull(
                                earlier.estimates(evening.sets(), WeightUnit.KG).get("bench-press"))
                        .e1rm())
                .isEqualTo(Exact.of(120));
    }

    @Test
    void an_estimate_is_as_old_as_the_newest_week_that_has_one() {
        TrainingLog log = new TrainingLog();
        single(log, 1, 0, "100");
        single(log, 3, 0, "110");
        log.session("later", 5, 0).top("90", 4, null);
        PastEstimate estimate =
                requireNonNull(earlier.estimates(log.sets(), WeightUnit.KG).get("bench-press"));
        assertThat(estimate.e1rm()).isEqualTo(bench(log).smoothed());
        // the third week began on 7 December
        assertThat(estimate.weeksBack())
                .isEqualTo(Math.ceilDiv(
                        Math.toIntExact(ChronoUnit.DAYS.between(TrainingLog.START.plusWeeks(2), SECOND_START)), 7));
        assertThat(earlier.estimates(log.sets(), WeightUnit.KG)).containsOnlyKeys("bench-press");
    }

    @Test
    void a_lift_on_the_body_says_nothing_where_no_bodyweight_is_known() {
        TrainingLog log = new TrainingLog().exercise("weighted-dip");
        single(log, 1, 0, "20");
        assertThat(earlier.trends(Map.of(), log.sets())).isEmpty();
        EarlierTraining weighed = new EarlierTraining(
                earlier.earlier(),
                second,
                new Bodyweights(List.of(new Bodyweights.Measurement(Exact.of(80), WeightUnit.KG, SECOND_START))),
                TestCatalogue::find);
        assertThat(requireNonNull(weighed.trends(Map.of(), log.sets()).get("weighted-dip"))
                        .best())
                .isEqualTo(Exact.of(100));
    }

    private ExerciseTrend bench(TrainingLog log) {
        return requireNonNull(earlier.trends(Map.of(), log.sets()).get("bench-press"));
    }
}
