package topset.program.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.OnPostgres.incoming;
import static topset.program.Sets.top;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import topset.edge.web.ContractJson;
import topset.program.parked.ParkedAthletes;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;
import topset.store.inbox.Incoming;

/** A rebuild from the log follows the operators' decisions after a restored backup. */
@SuppressWarnings("NullAway.Init")
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class RebuildOfForksTest extends RebuildScenario {
    private static final String SET = "topset.session.SetCompleted.v1";

    private static ParkedAthletes parked;

    @BeforeAll
    static void operate() {
        parked = new ParkedAthletes(service.dataSource, service.intake);
    }

    private static Incoming set(Athlete lifter, long sequence) {
        return incoming(lifter, sequence, SET, ContractJson.write(top(lifter, TODAY, "120", 4)));
    }

    private static Incoming another(Athlete lifter, long sequence) {
        return called("another/" + sequence, lifter, sequence);
    }

    private static Incoming called(String id, Athlete lifter, long sequence) {
        var event = set(lifter, sequence);
        var headers = new HashMap<>(event.headers());
        headers.put("ce_id", id);
        return new Incoming(lifter, sequence, id, SET, headers, event.value());
    }

    @Test
    void what_came_late_for_a_hole_that_was_passed_over_and_was_followed_counts() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter, 1), set(lifter, 3));
        parked.skip(lifter, "never sent", "ops", null);
        fixture.arrive(another(lifter, 2));
        assertThat(parked.replay(lifter).sequence()).as("the new history").isEqualTo(2);
        assertThat(service.count("set_fact", lifter)).isEqualTo(3);

        fixture.staysAsItIs(lifter);

        fixture.arrive(another(lifter, 3));
        assertThat(service.count("set_fact", lifter)).isEqualTo(4);
        fixture.staysAsItIs(lifter);
        assertThat(service.number(
                        "select count(*) from skipped_event where reason = 'never sent' and sequence = 2 and gym = ?",
                        lifter.gym()))
                .as("who passed over what stays known")
                .isEqualTo(1);
    }

    @Test
    void what_came_late_for_a_part_of_a_hole_leaves_the_rest_passed_over_in_the_history_before() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter, 1), set(lifter, 2), set(lifter, 6), set(lifter, 7));
        parked.skip(lifter, "never sent", "ops", null);
        fixture.arrive(another(lifter, 4));
        assertThat(parked.replay(lifter).sequence()).as("the new history").isEqualTo(4);
        assertThat(service.count("set_fact", lifter)).isEqualTo(5);

        fixture.staysAsItIs(lifter);

        fixture.arrive(another(lifter, 5), another(lifter, 6));
        assertThat(service.count("set_fact", lifter)).isEqualTo(7);
        fixture.staysAsItIs(lifter);
    }

    @Test
    void an_event_that_contradicted_another_passes_over_no_number_when_a_later_fork_is_followed() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter, 1), set(lifter, 2));
        fixture.arrive(another(lifter, 2));
        parked.skip(lifter, "the first stands", "ops", null);
        fixture.arrive(called("a-third/2", lifter, 2));
        parked.replay(lifter);

        assertThat(service.number(
                        "select count(*) from skipped_event where sequence = 2 and through is null and gym = ?",
                        lifter.gym()))
                .isEqualTo(1);
        fixture.staysAsItIs(lifter);
    }

    @Test
    void what_was_followed_under_the_number_of_an_event_that_was_passed_over_counts() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter, 1), incoming(lifter, 2, SET, "{".getBytes(UTF_8)), set(lifter, 3));
        parked.skip(lifter, "a prototype's", "ops", null);
        fixture.staysAsItIs(lifter);
        fixture.arrive(another(lifter, 2));
        parked.replay(lifter);
        fixture.arrive(another(lifter, 3));
        assertThat(service.count("set_fact", lifter)).isEqualTo(4);

        fixture.staysAsItIs(lifter);
    }

    @Test
    void an_event_that_the_log_lacks_is_missed_although_what_contradicted_it_was_passed_over() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter, 1));
        service.take(List.of(set(lifter, 2))); // the event is no longer on the topic
        fixture.arrive(another(lifter, 2));
        parked.skip(lifter, "the first stands", "ops", null);
        fixture.arrive(set(lifter, 3));
        var served = fixture.served(lifter);

        var applied = fixture.apply(Source.LOG, lifter);

        assertThat(applied.progress.incompleteLog).isEqualTo(1);
        assertThat(fixture.leftAlone(applied.id).getFirst().says()).startsWith("number 2 is missing");
        assertThat(fixture.served(lifter)).isEqualTo(served);
    }
}
