package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import topset.edge.publication.Replicas;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.inbox.InboxStatus;

/** Tests requests that wait for events of athletes. No other replica is heard. */
@WithDatabase
class WaitersTest {
    private static final int LIFTERS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final DataSource DATABASE = OnPostgres.withDatabaseOfItsOwn("waiters").dataSource;

    private final AtomicLong committed = new AtomicLong();
    private final List<Integer> looks = new CopyOnWriteArrayList<>();
    private final Waiters waiters = new Waiters(new Replicas(DATABASE), this::look);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        callers.close();
    }

    @Test
    void requests_that_wait_long_read_the_database_in_one_query() {
        var answers =
                IntStream.range(0, LIFTERS).mapToObj(n -> waiting(lifter(n), 1)).toList();
        eventually().untilAsserted(() -> assertThat(looks).hasSize(LIFTERS));
        looks.clear();

        committed.set(1);
        waiters.wakeAfterLostNotices();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isTrue());
        assertThat(looks).containsExactly(LIFTERS);
    }

    @Test
    void a_request_that_waits_in_vain_ends_when_its_patience_ends() {
        assertThat(waiters.await(lifter(0), 1, Duration.ofMillis(200)).isCommitted())
                .isFalse();
    }

    @Test
    void a_request_for_the_sequence_before_the_first_event_neither_waits_nor_reads() {
        assertThat(waiters.await(lifter(0), 0, PATIENCE).isCommitted()).isTrue();
        assertThat(looks).isEmpty();
    }

    @Test
    void the_requests_of_a_whole_gym_of_a_thousand_lifters_wait_at_the_same_time() {
        var answers =
                IntStream.range(0, 1_000).mapToObj(n -> waiting(lifter(n), 1)).toList();
        eventually().untilAsserted(() -> assertThat(looks).hasSize(1_000));

        assertThat(waiting(lifter(0), 1)).succeedsWithin(PATIENCE).isEqualTo(false);
        IntStream.range(0, 1_000).forEach(n -> waiters.committed(lifter(n), 1));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isTrue());
    }

    private CompletableFuture<Boolean> waiting(Athlete lifter, long atLeast) {
        return CompletableFuture.supplyAsync(
                () -> waiters.await(lifter, atLeast, PATIENCE).isCommitted(), callers);
    }

    private static Athlete lifter(int number) {
        return new Athlete("gym-of-waiting-lifters", "lifter-" + number);
    }

    private Map<Athlete, InboxStatus> look(Collection<Athlete> athletes) {
        // Read once and first: all requests of a query are answered alike, and a query that was noted before the commit
        // does not see it.
        long seen = committed.get();
        looks.add(athletes.size());
        return athletes.stream().collect(Collectors.toMap(athlete -> athlete, athlete -> new InboxStatus(seen, null)));
    }
}
