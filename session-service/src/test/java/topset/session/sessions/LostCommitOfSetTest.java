package topset.session.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.session.RealSessionService;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.Sql;
import topset.store.StoreFailedException;
import topset.store.append.Batch;
import topset.store.append.Committer;
import topset.testsupport.LostCommits;
import topset.testsupport.LostCommits.Lost;

/** The connection to PostgreSQL breaks while a set is stored. The client sends the same request again. */
@RealSessionService
class LostCommitOfSetTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-24T17:40:00+01:00");

    @Inject
    DataSource database;

    @Inject
    EventStore store;

    private final LostCommits commits = new LostCommits();
    private final Athlete athlete = new Athlete("gym-" + UUID.randomUUID(), "lifter");
    private final Actor actor = Actor.caller("lifter", Actor.Role.ATHLETE, null);
    private final UUID sessionId = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(
            value = Lost.class,
            names = {"BEFORE_THE_COMMIT", "AFTER_THE_COMMIT"})
    void a_repeated_set_is_stored_once_and_answered_as_if_the_first_answer_had_arrived(Lost lost) {
        try (var committer =
                new Committer(new Batch(query -> Query.inTransaction(commits.losing(database), query), owners -> {}))) {
            var service = new SessionService(
                    store, committer, new SessionMemory(), new TrainingDateRoom(), new SimpleMeterRegistry());
            service.execute(actor, athlete, sessionId, new SessionCommand.Start("lifter", START, 1));
            var set = SessionRoundTripsTest.set(UUID.randomUUID());
            commits.loseNext(lost);

            assertThatThrownBy(() -> service.execute(actor, athlete, sessionId, set))
                    .isInstanceOfSatisfying(
                            StoreFailedException.class,
                            failure -> assertThat(failure.unreachable()).isTrue());
            assertThat(commits.isOver()).isTrue();
            assertThat(rows("event")).isEqualTo(lost == Lost.BEFORE_THE_COMMIT ? 1 : 2);

            var repeat = service.execute(actor, athlete, sessionId, set);

            assertThat(repeat.events()).hasSize(lost == Lost.BEFORE_THE_COMMIT ? 1 : 0);
            assertThat(repeat.session().version()).isEqualTo(2);
            assertThat(rows("event")).isEqualTo(2);
            assertThat(rows("logged_set")).isEqualTo(1);
        }
    }

    private long rows(String table) {
        return Query.on(
                database,
                connection -> Sql.one(
                        connection,
                        "select count(*) from " + table + " where gym = ?",
                        row -> row.getLong(1),
                        athlete.gym()));
    }
}
