package topset.verification.training;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Lifts.BENCH;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import topset.client.program.FlagCode;
import topset.client.program.RaisedFlag;
import topset.client.program.TargetStatus;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.PlanSlots;
import topset.verification.support.Recorded;
import topset.verification.support.SetRequest;

/** Tests corrections, removals, repeated requests, batches, late sets and offline sets (training-rules.md § 6). */
@SuppressWarnings("NullAway.Init")
@Tag("system")
@Tag("smoke")
class ChangedFactsTest {
    private static final GymClient GYM = GymClient.fresh("second-thoughts");
    private GymCaller lifter;

    @BeforeEach
    void a_lifter(TestInfo test) {
        lifter = GYM.lifter(Integer.toHexString(test.getDisplayName().hashCode()))
                .profile(Midday.ZONE);
    }

    @Test
    void a_corrected_set_changes_today_and_next_week() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        var before = lifter.lift(2, training.log(set), BENCH);
        assertThat(before.getTop().getLoad()).isEqualByComparingTo("122.5");

        var corrected = training.correct(set.corrected("120", 2, "10")).as(Recorded.class, 200);

        assertThat(corrected.revision()).isEqualTo(2);
        var after = lifter.lift(2, corrected, BENCH);
        assertThat(after.getTop().getLoad()).isEqualByComparingTo("120");
        assertThat(PlanSlots.rules(after)).containsExactly("linear.repeat");
        assertThat(after.getWhy().getFirst().getSetIds())
                .containsExactly(set.setId().toString());
        assertThat(after.getRevision()).isGreaterThan(before.getRevision());
        var today = PlanSlots.of(lifter.today(corrected), BENCH);
        assertThat(today.getBackoff().getExactLoad()).isEqualByComparingTo("90.785");
        assertThat(today.getBackoff().getLoad()).isEqualByComparingTo("90");
    }

    @Test
    void a_removed_set_is_as_if_never_lifted() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        training.log(set);

        var removed = training.remove(set.setId()).as(Recorded.class, 200);

        var lift = lifter.lift(2, removed, BENCH);
        assertThat(lift.getTop().getLoad()).isEqualByComparingTo("120");
        assertThat(PlanSlots.rules(lift)).containsExactly("not-yet-trained");
        assertThat(PlanSlots.of(lifter.today(removed), BENCH).getBackoff()).isNull();
        assertThat(training.read().json().path("sets")).isEmpty();
        assertThat(training.remove(set.setId()).status()).isEqualTo(200);
    }

    @Test
    void a_top_set_corrected_to_a_backoff_set_decides_nothing() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        training.log(set);

        var corrected = training.correct(set.as(BACKOFF, 8, null)).as(Recorded.class, 200);

        assertThat(PlanSlots.rules(lifter.lift(2, corrected, BENCH))).first().isEqualTo("not-yet-trained");
    }

    @Test
    void a_set_corrected_to_an_exercise_of_no_slot_is_flagged() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        training.log(set);

        var plan = lifter.plan(2, training.correct(set.of("squat")).as(Recorded.class, 200));

        assertThat(PlanSlots.rules(PlanSlots.of(plan, BENCH))).containsExactly("not-yet-trained");
        assertThat(plan.getFlags())
                .contains(new RaisedFlag()
                        .code(FlagCode.UNMATCHED_SET)
                        .setIds(List.of(set.setId().toString()))
                        .about("squat"));
    }

    @Test
    void a_repeat_is_answered_as_the_first_time_and_changes_nothing() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        var first = training.log(set);

        assertThat(training.post(set).as(Recorded.class, 200)).isEqualTo(first);
        assertThat(training.post(set.corrected("125", 4, "8.5")).status()).isEqualTo(409);

        var corrected = training.correct(set.corrected("125", 4, "8.5")).as(Recorded.class, 200);
        assertThat(corrected.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(training.post(set).as(Recorded.class, 200)).isEqualTo(first);
        assertThat(lifter.lift(2, corrected, BENCH).getTop().getLoad()).isEqualByComparingTo("127.5");
    }

    @Test
    void a_stale_correction_is_refused() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var set = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        training.log(set);
        var first = set.corrected("122.5", 4, "8.5");
        assertThat(training.correct(first, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(200);

        var stale = training.correct(set.corrected("125", 4, "8.5"), Map.of("If-Match", "\"1\""));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(training.read()
                        .json()
                        .path("sets")
                        .get(0)
                        .path("load")
                        .path("value")
                        .decimalValue())
                .isEqualByComparingTo("122.5");
    }

    @Test
    void an_offline_client_catches_up_in_one_batch_after_the_session_was_finished() {
        lifter.program(Midday.today(), Lifts.bench());
        var training = lifter.train(Midday.minutesAgo(60), 1);
        lifter.sessions()
                .post(training.path() + "/finish", Map.of("finishedAt", Midday.minutesAgo(10)))
                .expect(200);
        var top = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        var backoff = SetRequest.bench(BACKOFF, "102.5", 7, null, Midday.minutesAgo(40));

        var answer = training.batch(List.of(backoff, top, backoff));

        assertThat(answer.status()).isBetween(200, 201);
        var again = training.post(top).as(Recorded.class, 200);
        var lift = lifter.lift(2, again, BENCH);
        assertThat(training.read().json().path("sets")).hasSize(2);
        assertThat(lift.getTop().getLoad()).isEqualByComparingTo("122.5");
        assertThat(PlanSlots.rules(lift)).containsExactly("linear.hit", "backoff.struggled");
        assertThat(lift.getBackoff().getReductionPercent()).isEqualByComparingTo("17.5");
    }

    @Test
    void a_batch_with_a_bad_set_is_refused_whole() {
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var good = SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50));
        var bad = SetRequest.bench(BACKOFF, "100", 8, "8.3", Midday.minutesAgo(40));

        var refused = training.batch(List.of(good, bad));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.text()).contains("rpe");
        assertThat(training.read().json().path("sets")).isEmpty();
        assertThat(training.post(good).status()).isEqualTo(201);
    }

    @Test
    void a_late_set_of_a_week_long_over_changes_every_week_since() {
        var startsOn = Midday.today().minusWeeks(1);
        lifter.program(startsOn, Lifts.bench());
        var now = lifter.train(Midday.minutesAgo(60), 1)
                .log(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(50)));
        assertThat(PlanSlots.rules(lifter.lift(2, now, BENCH))).contains("layoff.hold");
        assertThat(lifter.lift(3, now, BENCH).getTop().getLoad()).isEqualByComparingTo("122.5");

        var then = Midday.at(startsOn, "12:00");
        var late = lifter.train(then, 1).log(SetRequest.bench(TOP, "120", 4, "8.5", then.plusMinutes(10)));

        var second = lifter.plan(2, late);
        assertThat(second.getStatus()).isEqualTo(TargetStatus.FINAL);
        assertThat(PlanSlots.of(second, BENCH).getTop().getLoad()).isEqualByComparingTo("122.5");
        assertThat(PlanSlots.of(second, BENCH).getFlags())
                .extracting(RaisedFlag::getCode)
                .contains(FlagCode.REVISED_AFTER_FINAL);
        var third = lifter.lift(3, late, BENCH);
        assertThat(third.getTop().getLoad()).isEqualByComparingTo("122.5");
        assertThat(PlanSlots.rules(third)).contains("linear.repeat");
        assertThat(third.getFlags()).extracting(RaisedFlag::getCode).contains(FlagCode.TARGET_MISSED);
    }

    @Test
    void a_session_over_midnight_belongs_to_the_week_it_began_in() {
        var startsOn = Midday.today().minusDays(8);
        lifter.program(startsOn, Lifts.bench());
        var lastEvening = Midday.at(startsOn.plusDays(6), "23:50");

        var set = lifter.train(lastEvening, 1).log(SetRequest.bench(TOP, "120", 4, "8.5", lastEvening.plusMinutes(20)));

        assertThat(lifter.plan(2, set).getStatus()).isEqualTo(TargetStatus.FINAL);
        assertThat(PlanSlots.rules(lifter.lift(2, set, BENCH))).contains("linear.hit");
        assertThat(PlanSlots.rules(lifter.lift(3, set, BENCH))).contains("not-yet-trained");
    }

    @Test
    void a_program_that_starts_after_its_sets_includes_them() {
        var startsOn = Midday.today().minusWeeks(2);
        var last = 0L;
        for (int week = 0; week < 2; week++) {
            var began = Midday.at(startsOn.plusWeeks(week), "12:00");
            last = lifter.train(began, 1)
                    .log(SetRequest.bench(TOP, week == 0 ? "120" : "122.5", 4, "8.5", began.plusMinutes(10)))
                    .sequence();
        }
        lifter.program(startsOn, Lifts.bench());

        assertThat(PlanSlots.of(lifter.plan(3, last), BENCH).getTop().getLoad()).isEqualByComparingTo("125");
    }
}
