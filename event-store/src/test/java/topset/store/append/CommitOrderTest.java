package topset.store.append;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StoreDatabase;
import topset.store.StreamKey;
import topset.store.read.PositionReader;
import topset.store.read.SnapshotReader;
import topset.testsupport.Eventually;

/**
 * Transactions commit in a different order than they began or wrote. The tests check what readers, sequences and the
 * outbox make of it.
 */
@Isolated("reads up to the oldest transaction of the whole server")
@Tag("integration")
@Tag("smoke")
class CommitOrderTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(24);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PositionReader naive = new PositionReader(CONNECTIONS);
    private final SnapshotReader correct =
            new SnapshotReader(CONNECTIONS, athlete("any").gym());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    /** Appends one event and commits it only on a signal. */
    private Future<List<RecordedEvent>> slowly(
            Athlete athlete, String stream, CountDownLatch written, CountDownLatch commit) {
        return threads.submit(() -> store.run(List.of(athlete), transaction -> {
            var recorded = Given.store(transaction, List.of(append(athlete, stream, published("{}"))));
            // The insert must be sent before the commit.
            transaction.now(new RoundTrip());
            written.countDown();
            await(commit);
            return recorded;
        }));
    }

    private RecordedEvent quickly(Athlete athlete, String stream) {
        return store.run(
                        List.of(athlete),
                        transaction -> Given.store(transaction, List.of(append(athlete, stream, published("{}")))))
                .getFirst();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Eventually.AT_MOST.toSeconds(), SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void an_event_of_a_slow_transaction_that_began_first_is_not_skipped() throws Exception {
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Future<List<RecordedEvent>> slow = slowly(athlete("slow"), "s1", written, commit);
        await(written);
        RecordedEvent quick = quickly(athlete("quick"), "s2");

        naive.read();
        correct.read();
        assertThat(correct.events())
                .as("nothing behind a transaction that still runs")
                .isEmpty();

        commit.countDown();
        RecordedEvent late = slow.get().getFirst();
        DATABASE.awaitVisibleEvents();
        naive.read();
        correct.read();
        assertThat(correct.events()).extracting(RecordedEvent::id).containsExactly(late.id(), quick.id());
        assertThat(correct.events()).extracting(RecordedEvent::position).isSorted();
        assertThat(naive.events())
                .as("position > last loses it for good")
                .extracting(RecordedEvent::id)
                .containsExactly(quick.id());
    }

    @Test
    void a_transaction_that_only_began_first_does_not_hide_or_lose_what_it_writes_last() throws Exception {
        var locked = new CountDownLatch(1);
        var write = new CountDownLatch(1);
        Athlete early = athlete("early");
        Future<RecordedEvent> began = threads.submit(() -> store.run(List.of(early), transaction -> {
            locked.countDown();
            await(write);
            return Given.store(transaction, List.of(append(early, "s1", published("{}"))))
                    .getFirst();
        }));
        await(locked);
        RecordedEvent quick = quickly(athlete("quick"), "s2");
        DATABASE.awaitVisibleEvents();
        correct.read();
        assertThat(correct.events())
                .as("a lock alone holds nobody up")
                .extracting(RecordedEvent::id)
                .containsExactly(quick.id());
        write.countDown();
        RecordedEvent last = began.get();
        DATABASE.awaitVisibleEvents();
        correct.read();
        assertThat(correct.events()).extracting(RecordedEvent::id).containsExactly(quick.id(), last.id());
    }

    @Test
    void the_second_writer_of_an_athlete_waits_for_the_first_and_counts_on_from_it() throws Exception {
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Athlete one = athlete("one");
        Future<List<RecordedEvent>> first = slowly(one, "s1", written, commit);
        await(written);
        Future<RecordedEvent> second = threads.submit(() -> quickly(one, "s1"));
        eventually().until(() -> DATABASE.waiting() == 1);
        assertThat(second.isDone()).isFalse();
        RecordedEvent other = quickly(athlete("other"), "s2");
        assertThat(other.sequence()).as("nobody else waits").isEqualTo(1);

        commit.countDown();
        assertThat(first.get().getFirst().sequence()).isEqualTo(1);
        assertThat(second.get().sequence()).isEqualTo(2);
        assertThat(second.get().version()).isEqualTo(2);
        assertThat(store.load(new StreamKey(one.gym(), "s1"), 0, 100))
                .extracting(RecordedEvent::position)
                .isSorted();
    }

    @Test
    void the_second_writer_of_an_athlete_gets_the_number_of_a_first_that_rolls_back() throws Exception {
        var written = new CountDownLatch(1);
        var fail = new CountDownLatch(1);
        Athlete one = athlete("one");
        Future<?> first = threads.submit(() -> store.run(List.of(one), transaction -> {
            Given.store(transaction, List.of(append(one, "s1", published("{}"))));
            written.countDown();
            await(fail);
            throw new IllegalStateException("refused");
        }));
        await(written);
        Future<RecordedEvent> second = threads.submit(() -> quickly(one, "s2"));
        eventually().until(() -> DATABASE.waiting() == 1);
        fail.countDown();
        assertThat(second.get().sequence()).isEqualTo(1);
        assertThat(first.state()).isEqualTo(Future.State.FAILED);
    }

    @Test
    void transactions_of_many_athletes_in_any_order_do_not_deadlock() throws Exception {
        var both = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(n -> athlete("a" + n)).toList());
        var running = new ArrayList<Future<Integer>>();
        for (int n = 0; n < 16; n++) {
            Collections.rotate(both, 5);
            List<Athlete> order = List.copyOf(both);
            String stream = "s" + n;
            running.add(threads.submit(() -> {
                for (int round = 0; round < 5; round++) {
                    store.run(
                            order,
                            transaction -> Given.store(
                                    transaction,
                                    order.stream()
                                            .map(a -> append(a, stream + a.id(), published("{}")))
                                            .toList()));
                }
                return 5;
            }));
        }
        for (Future<Integer> one : running) {
            assertThat(one.get()).isEqualTo(5);
        }
        assertThat(DATABASE.ask("SELECT string_agg(DISTINCT c || '/' || m, ' ') FROM"
                        + " (SELECT count(*) c, max(sequence) m FROM event GROUP BY gym, athlete) a"))
                .isEqualTo("80/80");
    }

    @Test
    void under_concurrent_writers_the_reader_behind_the_snapshot_misses_nothing_and_the_naive_one_does()
            throws Exception {
        int writers = 12;
        int each = 60;
        var written = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        Future<List<RecordedEvent>> slow = slowly(athlete("slow"), "slow", written, commit);
        await(written);
        // The naive reader has now passed a position that becomes visible only later, no matter how slow the writers
        // are.
        quickly(athlete("quick"), "quick");
        naive.read();
        var running = new ArrayList<Future<?>>();
        for (int w = 0; w < writers; w++) {
            String stream = "s" + w;
            int first = w;
            running.add(threads.submit(() -> {
                for (int n = 0; n < each; n++) {
                    quickly(athlete("a" + (first + n) % 5), stream + "-" + (first + n) % 5);
                }
            }));
        }
        while (running.stream().anyMatch(one -> !one.isDone())) {
            naive.read();
            correct.read();
            if (naive.events().size() > writers * each / 2) {
                commit.countDown();
            }
        }
        commit.countDown();
        slow.get();
        for (Future<?> one : running) {
            one.get();
        }
        DATABASE.awaitVisibleEvents();
        naive.read();
        correct.read();

        long stored = Long.parseLong(DATABASE.ask("SELECT count(*) FROM event"));
        assertThat(stored).isEqualTo((long) writers * each + 2);
        assertThat(correct.events()).hasSize((int) stored).doesNotHaveDuplicates();
        Map<Athlete, List<Long>> sequences = correct.events().stream()
                .collect(Collectors.groupingBy(
                        RecordedEvent::athlete, Collectors.mapping(RecordedEvent::sequence, Collectors.toList())));
        sequences
                .values()
                .forEach(seen -> assertThat(seen)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, seen.size()).boxed().toList()));
        assertThat(naive.events())
                .as("if the naive reader lost nothing, this test proves nothing")
                .hasSizeLessThan((int) stored);
        System.out.printf(
                "naive reader lost %d of %d events%n", stored - naive.events().size(), stored);
    }

    @Test
    void the_outbox_is_in_the_order_of_each_athletes_sequence() throws Exception {
        var running = new ArrayList<Future<?>>();
        for (int w = 0; w < 8; w++) {
            String stream = "s" + w;
            running.add(threads.submit(() -> {
                for (int n = 0; n < 25; n++) {
                    quickly(athlete("a" + n % 3), stream + "-" + n % 3);
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        assertThat(DATABASE.ask("""
                SELECT count(*) FROM (SELECT (headers->>'ce_athletesequence')::bigint AS s,
                    row_number() OVER (PARTITION BY key ORDER BY id) AS n FROM outbox) o WHERE s <> n""")).isEqualTo("0");
    }
}
