package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.rules.CatalogueFile;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.week.Proposals.Proposal;
import topset.rules.week.Proposals.Proposal.DeloadOfWeek;
import topset.rules.week.Proposals.Proposal.Injury;
import topset.rules.week.Proposals.Proposal.NextTarget;
import topset.rules.week.Proposals.Proposal.ProposalKind;
import topset.rules.week.Proposals.Proposal.Replacement;

/** Tests which proposal a flagged lift gets. The flags follow from training logs. */
class ProposalsTest {
    private static final Lift BENCH = LiftOf.benchPress();

    @Test
    void a_good_week_needs_nothing() {
        assertThat(after(good(new TrainingLog().week(1)), BENCH, 2)).isEmpty();
    }

    @Test
    void a_painful_set_is_to_be_asked_about() {
        var log = new TrainingLog().week(1).warmUp().withPain().top("120", 4, "8.5");

        assertThat(after(log, BENCH, 2)).singleElement().satisfies(proposal -> {
            assertThat(proposal.kind()).isEqualTo(ProposalKind.CHECK_PAIN);
            assertThat(proposal.flag()).isEqualTo(FlagCode.PAIN_REPORTED);
            assertThat(proposal.change()).isEqualTo(new Injury());
            assertThat(proposal.says()).startsWith("a set hurt: ask what it is");
        });
    }

    @Test
    void a_lift_that_hurts_for_three_weeks_is_replaced_if_something_can_replace_it() {
        var log = new TrainingLog();
        for (int week = 1; week <= 3; week++) {
            log.week(week).warmUp().withPain().top("100", 4, "8.5");
        }

        assertThat(after(log, BENCH, 4, exercise("close-grip-bench-press")))
                .extracting(Proposal::kind, Proposal::flag)
                .containsExactly(tuple(ProposalKind.SWAP, FlagCode.PAIN_PERSISTS));
        assertThat(after(log, BENCH, 4)).extracting(Proposal::kind).containsExactly(ProposalKind.CHECK_PAIN);
    }

    @Test
    void a_stalled_lift_is_replaced_by_the_first_exercise_that_suits_it() {
        var log = hard(4);

        assertThat(after(log, BENCH, 5, exercise("smith-machine-bench-press"), exercise("close-grip-bench-press")))
                .singleElement()
                .satisfies(proposal -> {
                    assertThat(proposal.flag()).isEqualTo(FlagCode.STALLED);
                    assertThat(proposal.change()).isEqualTo(new Replacement("close-grip-bench-press"));
                    assertThat(proposal.says())
                            .isEqualTo("no better estimate in three trained weeks: do close-grip-bench-press instead of"
                                    + " bench-press from next week on");
                });
    }

    @Test
    void a_heavy_lift_is_replaced_by_an_exercise_that_is_rated_for_heavy_sets_if_there_is_one() {
        var log = hard(4);

        assertThat(after(log, BENCH, 5, exercise("close-grip-bench-press"), exercise("incline-bench-press")))
                .extracting(Proposal::change)
                .containsExactly(new Replacement("incline-bench-press"));
    }

    @Test
    void a_stalled_lift_that_hurts_is_asked_about_and_not_replaced_for_its_stall() {
        var log = hard(3);
        log.week(4).warmUp().withPain().top("120", 4, "9.5");
        assertThat(log.finalWeek(BENCH, 5).flags())
                .extracting(RaisedFlag::code)
                .contains(FlagCode.STALLED, FlagCode.PAIN_REPORTED);

        assertThat(after(log, BENCH, 5, exercise("close-grip-bench-press")))
                .extracting(Proposal::kind)
                .containsExactly(ProposalKind.CHECK_PAIN);
    }

    @Test
    void a_stalled_lift_is_not_replaced_while_its_load_rises_or_after_a_record() {
        var light = LiftOf.the("bench-press").from("100").lift();
        var rising = new TrainingLog();
        rising.week(1).warmUp().top("100", 4, "6");
        rising.week(2).warmUp().top("102.5", 4, "8.5");
        rising.week(3).warmUp().top("105", 4, "9");
        rising.week(4).warmUp().top("107.5", 4, "9");
        assertThat(rising.finalWeek(light, 5).flags())
                .extracting(RaisedFlag::code)
                .contains(FlagCode.STALLED);
        assertThat(after(rising, light, 5, exercise("close-grip-bench-press")))
                .extracting(Proposal::kind)
                .doesNotContain(ProposalKind.SWAP);

        var recordOfBackoff = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            recordOfBackoff.week(week).warmUp().top("120", 4, "9.5");
        }
        recordOfBackoff.backoff("115", 9, "8");
        assertThat(recordOfBackoff.finalWeek(BENCH, 5).flags())
                .extracting(RaisedFlag::code)
                .contains(FlagCode.STALLED, FlagCode.PERSONAL_RECORD);
        assertThat(after(recordOfBackoff, BENCH, 5, exercise("close-grip-bench-press")))
                .extracting(Proposal::kind)
                .doesNotContain(ProposalKind.SWAP);
    }

    @Test
    void a_stalled_lift_is_given_a_deload_first_where_one_is_suggested() {
        var log = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            log.week(week).warmUp().top("120", 4, "8.5");
        }
        var flagged = flagged(log, BENCH, 5, false, exercise("close-grip-bench-press"));
        var tired = new FlaggedLift(
                flagged.lift(), 0, flagged.current(), flagged.next(), false, true, flagged.alternatives());

        assertThat(Proposals.of(List.of(tired)))
                .extracting(Proposal::kind, Proposal::flag, Proposal::change)
                .containsExactly(tuple(ProposalKind.DELOAD, FlagCode.DELOAD_SUGGESTED, new DeloadOfWeek(5)));
    }

    @Test
    void a_lift_with_a_record_since_its_stall_is_not_named_for_a_deload() {
        var log = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            log.week(week).warmUp().top("120", 4, "8.5");
        }
        log.week(5).warmUp().top("130", 4, "8.5");
        var flagged = flagged(log, BENCH, 6, false);
        assertThat(requireNonNull(flagged.current()).flags())
                .extracting(RaisedFlag::code)
                .contains(FlagCode.STALLED);
        assertThat(flagged.next().flags()).extracting(RaisedFlag::code).contains(FlagCode.PERSONAL_RECORD);

        assertThat(Proposals.of(List.of(new FlaggedLift(
                        flagged.lift(), 0, flagged.current(), flagged.next(), false, true, flagged.alternatives()))))
                .extracting(Proposal::kind)
                .doesNotContain(ProposalKind.DELOAD);
    }

    @Test
    void an_exercise_that_has_just_replaced_another_one_is_not_replaced_for_its_flags() {
        var log = hard(4);
        var stalled = flagged(log, BENCH, 5, false, exercise("close-grip-bench-press"));

        assertThat(Proposals.of(List.of(since(stalled, 5)))).isEmpty();
        assertThat(Proposals.of(List.of(since(stalled, 4))))
                .extracting(Proposal::kind)
                .doesNotContain(ProposalKind.SWAP);
        assertThat(Proposals.of(List.of(since(stalled, 3))))
                .extracting(Proposal::kind)
                .containsExactly(ProposalKind.SWAP);
    }

    private static FlaggedLift since(FlaggedLift lift, int week) {
        return new FlaggedLift(
                lift.lift(), week, lift.current(), lift.next(), false, lift.isDeloadSuggested(), lift.alternatives());
    }

    @Test
    void a_load_that_rises_beyond_failure_is_held() {
        var steep = LiftOf.the("bench-press").from("120").increment("10").lift();
        var log = new TrainingLog().week(1).warmUp().top("120", 4, "9");

        assertThat(after(log, steep, 2)).singleElement().satisfies(proposal -> {
            assertThat(proposal.kind()).isEqualTo(ProposalKind.HOLD);
            assertThat(proposal.change()).isEqualTo(new NextTarget(2, Exact.of(120), null));
            assertThat(proposal.says())
                    .isEqualTo(
                            "the forecast doubts next week's sets, and next week asks for 130 kg:" + " stay at 120 kg");
        });
        assertThat(overridden(log, steep)).isEmpty();
    }

    @Test
    void a_load_that_rises_although_a_set_was_too_hard_is_held() {
        var lighter = new TrainingLog()
                .finalWeek(LiftOf.the("bench-press").from("110").lift(), 1);
        var tooHard = new TrainingLog().week(1).warmUp().top("120", 4, "9.5").provisionalWeek(BENCH, 2);

        var lift = new FlaggedLift(BENCH, 0, lighter, tooHard, false, false, List.of());

        assertThat(Proposals.of(List.of(lift)))
                .extracting(Proposal::says)
                .containsExactly(
                        "the deciding set was too hard or failed, and next week asks for 120 kg: stay at 110 kg");
    }

    @Test
    void a_load_that_stays_after_a_missed_target_needs_no_proposal() {
        assertThat(after(new TrainingLog().week(1).warmUp().top("120", 2, "10"), BENCH, 2))
                .isEmpty();
    }

    @Test
    void easy_backoffs_may_be_heavier_by_another_step_within_the_scheme() {
        var log = easy(new TrainingLog().week(1));

        assertThat(after(log, BENCH, 2)).singleElement().satisfies(proposal -> {
            assertThat(proposal.kind()).isEqualTo(ProposalKind.LOWER_REDUCTION);
            assertThat(proposal.change()).isEqualTo(new NextTarget(2, null, Exact.of(10)));
            assertThat(proposal.says())
                    .isEqualTo("the backoff sets can be heavier: 10 % off the top load instead of 12.5 %");
        });
        assertThat(overridden(log, BENCH)).isEmpty();
        // After the second easy week the rules themselves reach the smallest reduction.
        assertThat(after(log.week(2).warmUp().top("122.5", 4, "8.5").backoffs("107.5", 12, 12, 12), BENCH, 3))
                .extracting(Proposal::kind)
                .doesNotContain(ProposalKind.LOWER_REDUCTION);
    }

    private static TrainingLog hard(int weeks) {
        var log = new TrainingLog();
        for (int week = 1; week <= weeks; week++) {
            log.week(week).warmUp().top("120", 4, "9.5");
        }
        return log;
    }

    private static TrainingLog good(TrainingLog log) {
        return log.warmUp().top("120", 4, "8.5").backoff("102.5", 9, "8");
    }

    private static TrainingLog easy(TrainingLog log) {
        return log.warmUp().top("120", 4, "8.5").backoffs("102.5", 12, 12, 12);
    }

    private static List<Proposal> after(TrainingLog log, Lift lift, int week, Exercise... alternatives) {
        return Proposals.of(List.of(flagged(log, lift, week, false, alternatives)));
    }

    private static List<Proposal> overridden(TrainingLog log, Lift lift) {
        return Proposals.of(List.of(flagged(log, lift, 2, true)));
    }

    private static FlaggedLift flagged(
            TrainingLog log, Lift lift, int week, boolean overridden, Exercise... alternatives) {
        SlotWeek now = log.finalWeek(lift, week - 1);
        return new FlaggedLift(lift, 0, now, log.provisionalWeek(lift, week), overridden, false, List.of(alternatives));
    }

    private static Exercise exercise(String id) {
        return requireNonNull(CatalogueFile.find(id));
    }
}
