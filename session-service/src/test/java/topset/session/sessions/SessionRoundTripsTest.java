package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.session.RealSessionService;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.append.Batch;
import topset.store.append.Committer;
import topset.testsupport.SentStatements;

/**
 * Counts the statements and the round trips to PostgreSQL of a request that logs a set. They limit the service when few
 * requests come at the same time (ADR 0130).
 */
@RealSessionService
class SessionRoundTripsTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");

    /** Try the lock, heads, newer events, set ids; event, message, set. Counted with the commit. */
    private static final int STATEMENTS = 7 + 1;

    @Inject
    DataSource database;

    @Inject
    EventStore store;

    private final SentStatements sent = new SentStatements();
    private final Athlete athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
    private final Actor actor = Actor.caller("lifter", Actor.Role.ATHLETE, null);
    private final UUID sessionId = UUID.randomUUID();
    private Committer committer;
    private SessionService service;

    @BeforeEach
    void countStatements() {
        committer =
                new Committer(new Batch(query -> Query.inTransaction(sent.counting(database), query), owners -> {}));
        service = newService();
    }

    /** A service of which nothing is cached. */
    private SessionService newService() {
        return new SessionService(
                store, committer, new SessionMemory(), new TrainingDateRoom(), new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        committer.close();
    }

    private SentStatements.Sent during(SessionCommand command) {
        return sent.during(() -> service.execute(actor, athlete, sessionId, command));
    }

    static SessionCommand set(UUID setId) {
        var details = new SetDetails(
                "bench-press",
                SetRole.TOP,
                new Weight(new BigDecimal("100"), WeightUnit.KG),
                5,
                null,
                false,
                START,
                null,
                null);
        return new SessionCommand.CompleteSets(List.of(new SessionCommand.NewSet(setId, details)));
    }

    @Test
    void a_set_is_stored_in_two_round_trips_and_seven_statements() {
        assertThat(during(new SessionCommand.Start("lifter", START, 1)))
                .as("the sessions of the date are counted instead of set ids")
                .isEqualTo(new SentStatements.Sent(STATEMENTS, 2));
        assertThat(during(set(UUID.randomUUID())))
                .as("the start has counted the sets of the date")
                .isEqualTo(new SentStatements.Sent(STATEMENTS, 2));
        service = newService();
        assertThat(service.athlete(athlete.gym(), sessionId)).contains(athlete);

        assertThat(during(set(UUID.randomUUID())))
                .as("a replica that knows no count counts the sets of the date")
                .isEqualTo(new SentStatements.Sent(STATEMENTS + 1, 2));
    }

    @Test
    void a_repeated_set_writes_nothing() {
        var setId = UUID.randomUUID();
        service.execute(actor, athlete, sessionId, new SessionCommand.Start("lifter", START, 1));
        service.execute(actor, athlete, sessionId, set(setId));

        assertThat(during(set(setId))).as("four reads and the commit").isEqualTo(new SentStatements.Sent(5, 2));
    }

    @Test
    void a_set_after_a_start_on_another_replica_needs_no_further_round_trip() {
        service.execute(actor, athlete, sessionId, new SessionCommand.Start("lifter", START, 1));
        service = newService();
        assertThat(service.athlete(athlete.gym(), sessionId)).contains(athlete);

        assertThat(during(set(UUID.randomUUID())).roundTrips()).isEqualTo(2);
    }
}
