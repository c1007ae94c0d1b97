package topset.program.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import topset.edge.notes.Note;
import topset.edge.notes.NoteSubject;
import topset.program.AsKim;
import topset.program.Gym;
import topset.program.RealParts;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.StoreFailedException;
import topset.store.append.Tx;

/** Entities and the event store write in one transaction, on one connection (ADR 0131). */
@RealParts
class EntitiesInTransactionTest {
    private final Athlete gym = Athlete.ofGym(Gym.fresh("entities").name());

    @Inject
    EventStore store;

    @Inject
    DataSource dataSource;

    private Note note(String text) {
        var note = new Note().about(NoteSubject.of(gym));
        note.noteId = UUID.randomUUID();
        note.text = text;
        note.shared = false;
        note.author = "kim";
        note.writtenAt = OffsetDateTime.parse("2026-11-24T12:00:00Z");
        return note;
    }

    private void decide(Tx tx) throws SQLException {
        var event = new GymEvent.ExerciseRetired(Instant.parse("2026-11-24T12:00:00Z"), "pin-squat");
        GymStream.append(tx, AsKim.KIM, gym.gym(), event);
    }

    private int stored() {
        return Query.on(
                dataSource,
                connection -> Sql.one(
                        connection,
                        "select (select count(*) from event where gym = ?) + (select count(*) from note where gym = ?)",
                        row -> row.getInt(1),
                        gym.gym(),
                        gym.gym()));
    }

    private static long connection(Tx tx) throws SQLException {
        return Sql.one(tx.connection(), "select pg_backend_pid()", row -> row.getLong(1));
    }

    private static long connectionOfEntities() {
        return ((Number) Note.getEntityManager()
                        .createNativeQuery("select pg_backend_pid()")
                        .getSingleResult())
                .longValue();
    }

    @Test
    void an_event_and_an_entity_are_stored_together_on_one_connection() {
        boolean isOne = store.run(List.of(gym), tx -> {
            decide(tx);
            note("stored").persist();
            return connection(tx) == connectionOfEntities();
        });

        assertThat(isOne).isTrue();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void a_refusal_undoes_both() {
        assertThatThrownBy(() -> store.run(List.of(gym), tx -> {
                    decide(tx);
                    tx.now(new RoundTrip());
                    note("refused").persistAndFlush();
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refused");

        assertThat(stored()).isZero();
    }

    @Test
    void an_entity_that_postgresql_refuses_at_the_commit_undoes_both() {
        assertThatThrownBy(() -> store.run(List.of(gym), tx -> {
                    decide(tx);
                    note("a text with a zero byte \0").persist();
                    return true;
                }))
                .isInstanceOf(StoreFailedException.class);

        assertThat(stored()).isZero();
    }

    @Test
    void a_connection_that_is_lost_before_the_commit_is_a_failure_of_the_store() {
        assertThatThrownBy(() -> store.run(List.of(gym), tx -> {
                    decide(tx);
                    note("lost").persistAndFlush();
                    long lost = connection(tx);
                    Query.on(dataSource, same -> Sql.exists(same, "select pg_terminate_backend(?)", lost));
                    return true;
                }))
                .isInstanceOf(StoreFailedException.class);

        assertThat(stored()).isZero();
    }

    @Test
    void the_lock_is_the_first_statement_and_entities_are_read_after_it() {
        var note = note("before");
        QuarkusTransaction.requiringNew().run(note::persist);

        var read = store.run(List.of(gym), holder -> {
            var waiting = CompletableFuture.supplyAsync(() -> store.run(
                    List.of(gym), tx -> Note.<Note>find("gym", gym.gym()).singleResult().text));
            long held = connection(holder);
            eventually().until(() -> isAwaited(held));
            Note.<Note>find("gym", gym.gym()).<Note>singleResult().text = "after";
            return waiting;
        });

        assertThat(read.join()).isEqualTo("after");
    }

    /** Whether a transaction that has touched no table yet waits for an advisory lock of the connection. */
    private boolean isAwaited(long held) {
        return Query.on(
                dataSource,
                connection -> Sql.exists(
                        connection,
                        "select from pg_stat_activity a where ? = any (pg_blocking_pids(a.pid))"
                                + " and a.wait_event = 'advisory' and not exists (select from pg_locks l"
                                + " where l.pid = a.pid and l.granted and l.locktype <> 'virtualxid')",
                        (int) held));
    }
}
