package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import topset.edge.jobs.Jobs;
import topset.edge.publication.Replicas;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.inbox.InboxStatus;

/** Tests requests that wait on one replica for events that another replica commits. */
@WithDatabase
class ReplicaNoticesTest {
    private static final Athlete LARK = new Athlete("gym-of-two-replicas", "lark");

    private static final String CHANNEL = "topset_commits";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A database without other listeners. */
    private static final DataSource DATABASE = OnPostgres.withDatabaseOfItsOwn("arrival_notices").dataSource;

    private final Jobs jobs = new Jobs(new SimpleMeterRegistry());
    private final Replicas ofHere = new Replicas(DATABASE);
    private final Replicas ofThere = new Replicas(DATABASE);
    private final AtomicLong committed = new AtomicLong(6);
    private final AtomicInteger looks = new AtomicInteger();
    private final Waiters here = new Waiters(ofHere, this::look);

    @AfterEach
    void stop() {
        jobs.stop(new ShutdownEvent());
    }

    @Test
    void a_request_is_woken_by_the_commit_of_another_replica() throws Exception {
        startBoth();
        var answer = waiting(7);

        committed.set(7);
        ofThere.committed(List.of(LARK));

        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void a_request_waits_on_when_another_replica_has_committed_an_earlier_event() throws Exception {
        startBoth();
        committed.set(5);
        var answer = waiting(7);

        ofThere.committed(List.of(LARK));
        eventually().untilAtomic(looks, value -> assertThat(value).isEqualTo(2));
        committed.set(7);
        ofThere.committed(List.of(LARK));

        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_request_reads_the_database_at_first_although_this_replica_has_committed_events_of_the_athlete() {
        startBoth();
        here.committed(LARK, 6);
        committed.set(7);

        assertThat(here.await(LARK, 7, PATIENCE).isCommitted()).isTrue();
    }

    @Test
    void a_commit_wakes_the_relay_the_gym_and_the_athlete_of_another_replica_and_the_gym_of_its_own() {
        var heard = new CopyOnWriteArraySet<Long>();
        var heardThere = new CopyOnWriteArraySet<Long>();
        ofHere.onCommit((key, byOther) -> heard.add(key));
        ofThere.onCommit((key, byOther) -> heardThere.add(key));
        startBoth();

        ofThere.committed(List.of(LARK));

        assertThat(heardThere).containsExactly(Replicas.key(LARK.gym()));
        eventually()
                .untilAsserted(() -> assertThat(heard)
                        .containsExactlyInAnyOrder(
                                Replicas.OUTBOX, Replicas.key(LARK.gym()), Replicas.key(LARK.key())));
    }

    @Test
    void a_replica_that_hears_no_other_sends_no_athletes() throws SQLException {
        var database = OnPostgres.withDatabaseOfItsOwn("one_replica").dataSource;
        var alone = new Replicas(database);
        var later = new Replicas(database);
        try (var connection = database.getConnection()) {
            var notices = listen(connection);
            alone.start(new StartupEvent(), jobs);
            until(notices, 1);
            alone.committed(List.of(LARK));
            later.start(new StartupEvent(), jobs);

            var heard = until(notices, 1);

            assertThat(heard).noneMatch(notice -> notice.contains(" "));
        }
    }

    @Test
    void notices_name_many_athletes_together_and_by_numbers_only() throws SQLException {
        startBoth();
        var athletes = IntStream.range(0, 3_000)
                .mapToObj(n -> new Athlete(LARK.gym(), "lifter-" + n))
                .toList();
        try (var connection = DATABASE.getConnection()) {
            var notices = listen(connection);
            athletes.forEach(athlete -> ofThere.committed(List.of(athlete)));

            var numbers = new ArrayList<String>();
            var sent = new ArrayList<String>();
            eventually().untilAsserted(() -> {
                for (var notice : notices.getNotifications(100)) {
                    sent.add(notice.getParameter());
                    var words = List.of(notice.getParameter().split(" ", -1));
                    numbers.addAll(words.subList(1, words.size()));
                }
                assertThat(numbers)
                        .containsAll(athletes.stream()
                                .map(athlete -> Long.toHexString(Replicas.key(athlete.key())))
                                .toList());
            });

            assertThat(sent)
                    .allSatisfy(notice -> assertThat(notice)
                            .hasSizeLessThan(8_000)
                            .doesNotContain(LARK.gym())
                            .doesNotContain("lifter"));
        }
    }

    private void startBoth() {
        ofHere.start(new StartupEvent(), jobs);
        ofThere.start(new StartupEvent(), jobs);
        eventually().until(() -> ofHere.hasOthers() && ofThere.hasOthers());
    }

    /** Starts a request that waits for an event, and returns its result when the request has read the database once. */
    private CompletableFuture<Boolean> waiting(long atLeast) {
        var answer = CompletableFuture.supplyAsync(
                () -> here.await(LARK, atLeast, PATIENCE).isCommitted());
        eventually().untilAtomic(looks, value -> assertThat(value).isEqualTo(1));
        return answer;
    }

    private Map<Athlete, InboxStatus> look(Collection<Athlete> athletes) {
        var seen = committed.get();
        looks.incrementAndGet();
        return athletes.stream().collect(Collectors.toMap(athlete -> athlete, athlete -> new InboxStatus(seen, null)));
    }

    private static PGConnection listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        return connection.unwrap(PGConnection.class);
    }

    /** Returns the notices of the first so many senders. */
    private static List<String> until(PGConnection connection, int senders) {
        var heard = new ArrayList<String>();
        eventually().untilAsserted(() -> {
            heard.addAll(Arrays.stream(connection.getNotifications(100))
                    .map(PGNotification::getParameter)
                    .toList());
            assertThat(heard.stream().map(notice -> notice.split(" ", -1)[0]).distinct())
                    .hasSizeGreaterThanOrEqualTo(senders);
        });
        return heard;
    }
}
