package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.program.OnPostgres;
import topset.program.parked.ParkedAthletes;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.tapes.TapeProfile;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.inbox.Incoming;

/** An erasure and a rebuild from the log, in either order. */
@QuarkusTest
@TestProfile(TapeProfile.class)
@Tag("integration")
@Execution(ExecutionMode.SAME_THREAD)
class ErasedInLogTest extends RebuildScenario {
    /** Returns the events that a rebuild processes. */
    private static List<Incoming> kept(Athlete athlete) {
        fixture.unrun(RebuildFixture.order(Mode.CHECK, Source.LOG, athlete));
        try (var copy = fixture.copy(RebuildFixture.takenOver())) {
            copy.readOn();
            return Query.on(
                    service.dataSource,
                    connection -> AthleteLog.read(connection, copy, athlete, Long.MAX_VALUE, true)
                            .inbox()
                            .events());
        } finally {
            fixture.abandonAll();
        }
    }

    private static void publish(Incoming... events) {
        for (var event : events) {
            fixture.publish(Topics.SESSION_EVENTS, event);
        }
    }

    private static Incoming set(Athlete athlete) {
        return service.numbered(top(athlete, TODAY, "120", 4));
    }

    /** An event as a restored store records it: later, and with another id. */
    private static Incoming restored(Incoming event, long sequence) {
        var id = "restored/" + sequence;
        var headers = new HashMap<>(event.headers());
        headers.put("ce_id", id);
        headers.put("ce_athletesequence", String.valueOf(sequence));
        headers.put(Incoming.RECORDED_AT, "2026-11-24T13:00:00Z");
        return new Incoming(event.athlete(), sequence, id, event.type(), headers, event.value());
    }

    private static Incoming erasure(Athlete athlete, long sequence) {
        return OnPostgres.incoming(
                athlete, sequence, EventType.ATHLETE_ERASED.ceType(), ContractJson.write(erased(athlete)));
    }

    @Test
    void of_an_erased_athlete_only_what_came_after_the_erasure_is_kept() {
        var lifter = service.lifter(MONDAY);
        var before = set(lifter);
        var erasure = service.numbered(erased(lifter));
        service.take(List.of(before, erasure));

        publish(before);
        assertThat(kept(lifter)).isEmpty();

        var after = restored(set(lifter), 3);
        publish(erasure, after);
        assertThat(kept(lifter)).extracting(Incoming::eventId).containsExactly(erasure.eventId(), after.eventId());
    }

    @Test
    void what_came_after_an_erasure_that_the_topic_no_longer_has_is_kept() {
        var lifter = service.lifter(MONDAY);
        var erasure = service.numbered(erased(lifter));
        service.take(List.of(set(lifter), erasure));

        publish(restored(set(lifter), 3));

        assertThat(kept(lifter)).hasSize(1);
    }

    @Test
    void of_an_athlete_who_was_erased_twice_what_came_after_the_second_time_is_kept() {
        var lifter = service.lifter(MONDAY);
        var first = service.numbered(erased(lifter));
        var second = service.numbered(erased(lifter));
        service.take(List.of(first));
        service.take(List.of(second));
        var after = set(lifter);

        publish(first, second, after);

        assertThat(kept(lifter)).extracting(Incoming::eventId).containsExactly(second.eventId(), after.eventId());
    }

    @Test
    void where_the_topic_no_longer_has_the_first_of_two_erasures_what_came_after_the_second_is_kept() {
        var lifter = service.lifter(MONDAY);
        var first = service.numbered(erased(lifter));
        var second = service.numbered(erased(lifter));
        service.take(List.of(first));
        service.take(List.of(second));

        publish(second, set(lifter));

        assertThat(kept(lifter)).hasSize(2);
    }

    @Test
    void between_two_erasures_that_the_intake_has_processed_nothing_is_kept() {
        var lifter = service.lifter(MONDAY);
        var first = service.numbered(erased(lifter));
        var between = set(lifter);
        var second = service.numbered(erased(lifter));
        service.take(List.of(first));
        service.take(List.of(between, second));

        publish(first, between);

        assertThat(kept(lifter)).extracting(Incoming::eventId).containsExactly(first.eventId());
    }

    @Test
    void numbers_above_an_erasure_that_were_recorded_before_it_are_not_kept() {
        var lifter = service.lifter(MONDAY);
        var known = List.of(set(lifter), set(lifter), set(lifter));
        service.take(known);
        publish(known.toArray(Incoming[]::new));

        publish(restored(erasure(lifter, 2), 2));

        assertThat(kept(lifter)).extracting(Incoming::eventId).containsExactly("restored/2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_erasure_under_a_number_that_was_processed_before_is_left_to_the_intake(boolean acceptMissing) {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter), set(lifter), set(lifter));
        var erasure = restored(erasure(lifter, 2), 2);
        fixture.publish(Topics.SESSION_EVENTS, erasure);
        var served = fixture.served(lifter);

        var applied = fixture.done(new RebuildOrder(
                Mode.APPLY, Source.LOG, Topics.SESSION_EVENTS, acceptMissing, lifter.gym(), lifter.id()));

        assertThat(fixture.leftAlone(applied.id))
                .extracting(LeftAlone::says)
                .containsExactly("the athlete's erasure is not processed yet");
        assertThat(fixture.served(lifter)).isEqualTo(served);

        service.take(List.of(erasure));

        assertThat(service.count("set_fact", lifter) + service.count("program", lifter))
                .as("the intake takes it for no repeat")
                .isZero();
        fixture.staysAsItIs(lifter);
    }

    @Test
    void an_erasure_that_was_processed_in_a_history_before_does_not_wait() {
        var lifter = service.lifter(MONDAY);
        fixture.arrive(set(lifter), set(lifter), service.numbered(erased(lifter)));
        fixture.arrive(restored(set(lifter), 2));
        assertThat(service.parked(lifter)).as("a fork").isNotNull();
        new ParkedAthletes(service.dataSource, service.intake).replay(lifter);
        fixture.arrive(restored(set(lifter), 3));

        fixture.staysAsItIs(lifter);
    }
}
