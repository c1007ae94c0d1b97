package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.program.Sets.backoffOf;
import static topset.program.Sets.corrected;
import static topset.program.Sets.removed;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.edge.web.Problem;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.program.parked.ParkedAthletes;
import topset.rules.check.Limits;
import topset.store.Athlete;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;
import topset.testsupport.SentStatements;

/** More sets than the limits permit, which only another service or a person with access to Kafka can send. */
@WithDatabase
class VolumeTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T09:00:00+01:00";
    private static final String STILL_TUESDAY = "2026-11-24T11:30:00+01:00";

    private final SentStatements sent = new SentStatements();
    private final OnPostgres service = OnPostgres.through(sent::counting);

    @Test
    void the_501st_set_of_a_session_parks_its_athlete_and_nobody_else() {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        var session = session(lifter, TUESDAY, Limits.SETS_A_SESSION + 2);

        arrive(session.subList(0, 300));
        var batch = new ArrayList<SessionFact>(session.subList(300, session.size()));
        batch.add(top(neighbour, TUESDAY, "120", 4));
        arrive(batch);

        assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
        var parked = parked(lifter);
        assertThat(parked.cause()).isEqualTo(Parked.Cause.VOLUME);
        assertThat(parked.reason())
                .isEqualTo("session %s already has 500 sets, the limit for a session"
                        .formatted(session.getFirst().sessionId()));
        assertThat(parked.count()).isEqualTo(2);
        assertThat(service.plan(lifter).sequence()).isEqualTo(500);
        assertThat(Objects.requireNonNull(service.plan(lifter).parked()).reason())
                .as("what a coach sees")
                .startsWith("session ");
        assertThat(sets(lifter)).isEqualTo(500);
    }

    @Test
    void the_1001st_set_of_a_date_parks_and_the_next_date_is_another() {
        var lifter = service.lifter(MONDAY);
        arrive(session(lifter, TUESDAY, 500));
        arrive(session(lifter, STILL_TUESDAY, 500));
        arrive(session(lifter, "2026-11-23T23:30:00+01:00", 1));
        assertThat(service.parked(lifter)).isNull();

        arrive(session(lifter, "2026-11-24T00:10:00+01:00", 1));

        assertThat(parked(lifter).cause()).isEqualTo(Parked.Cause.VOLUME);
        assertThat(parked(lifter).reason()).isEqualTo("2026-11-24 already has 1000 sets, the limit for a date");
        assertThat(sets(lifter)).isEqualTo(1_001);
    }

    @Test
    void corrections_repeats_and_removed_sets_are_no_further_sets() {
        var lifter = service.lifter(MONDAY);
        var session = session(lifter, TUESDAY, Limits.SETS_A_SESSION + 1);
        var events = new ArrayList<Incoming>();
        session.subList(0, 500).forEach(set -> events.add(service.numbered(set)));
        service.take(events);

        arrive(List.of(corrected(session.getFirst(), 2, 3), removed(session.get(1), 2)));
        service.take(events.subList(400, 500));
        arrive(List.of(session.getLast()));

        assertThat(service.parked(lifter)).isNull();
        assertThat(service.plan(lifter).sequence()).isEqualTo(503);
        assertThat(sets(lifter)).isEqualTo(500);
    }

    @Test
    void what_a_parked_athlete_goes_on_sending_waits_beside_the_others() {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        arrive(session(lifter, TUESDAY, 501));

        for (int n = 0; n < 3; n++) {
            var batch = new ArrayList<SessionFact>(session(lifter, STILL_TUESDAY, 499));
            batch.add(top(neighbour, TUESDAY, Integer.toString(120 + n), 4));
            arrive(batch);
        }

        assertThat(parked(lifter).count()).isEqualTo(1 + 3 * 499);
        assertThat(parked(lifter).cause()).isEqualTo(Parked.Cause.VOLUME);
        assertThat(service.plan(neighbour).sequence()).isEqualTo(3);
        assertThat(service.plan(neighbour).parked()).isNull();
    }

    @Test
    void an_operator_passes_over_the_sets_that_are_too_many() {
        var lifter = service.lifter(MONDAY);
        var events = new ArrayList<SessionFact>(session(lifter, TUESDAY, 502));
        events.add(top(lifter, "2026-11-25T09:00:00+01:00", "120", 4));
        arrive(events.subList(0, 400));
        arrive(events.subList(400, events.size()));
        var operator = new ParkedAthletes(service.dataSource, service.intake);

        var replayed = operator.replay(lifter);
        assertThat(replayed.cause())
                .as("a replay changes nothing: they are as many as before")
                .isEqualTo(Parked.Cause.VOLUME);
        operator.skip(lifter, "a test of the app", "ops", 500L);
        var standing = operator.skip(lifter, "a test of the app", "ops", 501L).orElseThrow();

        assertThat(standing.parked()).isFalse();
        assertThat(standing.sequence()).isEqualTo(503);
        assertThat(sets(lifter)).isEqualTo(501);
    }

    @Test
    void an_athlete_with_more_sets_than_are_read_at_once_is_parked_and_nobody_else() throws InterruptedException {
        var lifter = service.lifter(MONDAY);
        var neighbour = service.lifter(MONDAY);
        try {
            storeSets(lifter, Limits.SETS_AT_ONCE + 1);

            new SessionEventConsumer(service.intake, new SimpleMeterRegistry())
                    .take(IntakeTest.records(
                            service.numbered(top(lifter, TUESDAY, "120", 4)),
                            service.numbered(top(neighbour, TUESDAY, "120", 4))));

            assertThat(service.topLoad(neighbour, 2)).isEqualTo("122.5");
            assertThat(parked(lifter).cause()).isEqualTo(Parked.Cause.VOLUME);
            assertThat(parked(lifter).reason()).contains("has more than 150000 sets");
            assertThatThrownBy(() -> service.plan(lifter)).isInstanceOf(Problem.class);
        } finally {
            service.change("delete from set_fact where gym = ?", lifter);
            service.forget(lifter);
        }
    }

    @Test
    void a_full_batch_of_athletes_with_too_many_sets_to_be_read_together_is_processed_in_parts() {
        var lifters = Stream.generate(() -> service.lifter(MONDAY))
                .limit(IntakeBatch.MOST_ATHLETES)
                .toList();
        try {
            lifters.forEach(lifter -> storeSets(lifter, 320));

            var parts = sent.during(() -> arrive(lifters.stream()
                    .map(lifter -> top(lifter, TUESDAY, "120", 4))
                    .toList()));

            assertThat(parts.roundTrips())
                    .as("one trip that finds more than 20,000 sets, and two transactions")
                    .isEqualTo(1 + 2 * 2);
            assertThat(lifters)
                    .allSatisfy(lifter -> assertThat(sets(lifter)).isEqualTo(321))
                    .allSatisfy(lifter -> assertThat(service.parked(lifter)).isNull());
        } finally {
            lifters.forEach(lifter -> {
                service.change("delete from set_fact where gym = ?", lifter);
                service.forget(lifter);
            });
        }
    }

    /** Stores sets in several statements, each of which ends before PostgreSQL's time-out of a transaction. */
    private void storeSets(Athlete athlete, int count) {
        for (int first = 1; first <= count; first += 10_000) {
            service.change(
                    "insert into set_fact (gym, athlete, set_id, revision, removed, session_id, session_started_at,"
                            + " exercise, role, load_value, load_unit, reps, pain, completed_at)"
                            + " select gym, athlete, 'set-' || n, 1, false, 'session-' || n / 400, at, 'bench-press',"
                            + " 'WARM_UP', 60, 'KG', 5, false, at from athlete_profile, generate_series("
                            + first + ", " + Math.min(count, first + 9_999)
                            + ") n, lateral (select timestamptz '2026-11-24T08:00:00Z' + n * interval '1 minute' as at)"
                            + " times where gym = ?",
                    athlete);
        }
    }

    private Parked parked(Athlete athlete) {
        return Objects.requireNonNull(service.parked(athlete));
    }

    private long sets(Athlete athlete) {
        return service.number("select count(*) from set_fact where not removed and gym = ?", athlete.gym());
    }

    private void arrive(List<? extends SessionFact> facts) {
        service.arrive(facts.toArray(SessionFact[]::new));
    }

    private static List<CompletedSet> session(Athlete athlete, String at, int sets) {
        var first = top(athlete, at, "120", 4);
        var session = new ArrayList<>(List.of(first));
        IntStream.range(1, sets).forEach(n -> session.add(backoffOf(first, "100", 9)));
        return session;
    }
}
