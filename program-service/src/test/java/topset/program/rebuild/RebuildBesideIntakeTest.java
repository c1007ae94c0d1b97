package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.contract.Topics;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** Tests a rebuild from the log that reads events which the intake has not processed yet. */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class RebuildBesideIntakeTest extends RebuildScenario {
    /** Publishes two sets of the athlete that the service has not processed. */
    private static List<Incoming> waiting(Athlete lifter) {
        return List.of(published(lifter), published(lifter));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void events_that_the_intake_has_not_reached_are_left_out_and_counted(Mode mode) {
        var lifter = trained();
        var events = waiting(lifter);
        var served = fixture.served(lifter);

        fixture.whileTheIntakeWaits(() -> {
            var done = fixture.done(RebuildFixture.order(mode, Source.LOG, lifter));

            assertThat(fixture.differences(done)).isEmpty();
            assertThat(done.progress.same).isEqualTo(1);
            assertThat(done.progress.behind).isEqualTo(1);
            assertThat(fixture.served(lifter)).isEqualTo(served);
        });

        service.take(events);
        assertThat(service.count("set_fact", lifter)).isEqualTo(3);
        var after = fixture.check(Source.LOG, lifter);
        assertThat(fixture.differences(after)).isEmpty();
        assertThat(after.progress.behind).isZero();
    }

    @Test
    void damage_is_found_although_newer_events_are_left_out() {
        var lifter = trained();
        service.damage(lifter);
        waiting(lifter);

        fixture.whileTheIntakeWaits(() -> {
            var checked = fixture.check(Source.LOG, lifter);

            assertThat(fixture.differences(checked)).containsOnlyKeys(Kind.TARGET);
            assertThat(checked.progress.different).isEqualTo(1);
            assertThat(checked.progress.behind).isEqualTo(1);
        });
    }

    @Test
    void events_that_the_intake_has_passed_without_processing_them_are_a_difference() {
        var lifter = trained();
        waiting(lifter);

        var checked = fixture.check(Source.LOG, lifter);

        assertThat(fixture.differences(checked)).containsEntry(Kind.TAKEN, 1L).containsEntry(Kind.FACTS, 1L);
        assertThat(checked.progress.behind).isZero();
    }

    @Test
    void of_events_that_waited_when_the_log_was_read_those_that_are_not_processed_now_are_left_out() {
        var lifter = trained();
        var events = waiting(lifter);
        fixture.unrun(RebuildFixture.order(Mode.CHECK, Source.LOG, lifter));

        fixture.whileTheIntakeWaits(() -> {
            var run = RebuildFixture.takenOver();
            try (var log = fixture.copy(run)) {
                log.readOn();
                service.take(events.subList(0, 1));
                var done = fixture.athletes().rebuild(run, log, lifter, 2).orElseThrow();

                assertThat(done.differences()).isEmpty();
                assertThat(done.outcome()).isEqualTo(RebuildFindings.Outcome.SAME);
                assertThat(done.isBehind()).isTrue();
            }
        });
    }

    @Test
    void the_position_of_the_intake_is_what_it_has_committed_for_the_present_topic() {
        var lifter = trained();
        waiting(lifter);

        fixture.whileTheIntakeIsAt(Long.MAX_VALUE, Uuid.randomUuid().toString(), () -> {
            var checked = fixture.check(Source.LOG, lifter);

            assertThat(checked.progress.behind)
                    .as("an offset of a deleted topic")
                    .isEqualTo(1);
        });
        fixture.whileTheIntakeIsAt(Long.MAX_VALUE, fixture.topicId(), () -> {
            var checked = fixture.check(Source.LOG, lifter);

            assertThat(fixture.differences(checked))
                    .as("an offset of this topic")
                    .containsEntry(Kind.TAKEN, 1L);
        });
    }

    private static Incoming published(Athlete lifter) {
        var event = service.numbered(top(lifter, TODAY, "120", 4));
        fixture.publish(Topics.SESSION_EVENTS, event);
        return event;
    }
}
