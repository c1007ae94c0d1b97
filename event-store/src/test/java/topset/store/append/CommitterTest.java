package topset.store.append;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.StoreDatabase;
import topset.store.StoreFailedException;
import topset.store.TooManyWritesException;
import topset.testsupport.Eventually;

@Tag("integration")
@Tag("smoke")
class CommitterTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(4);
    private static final TurnQueue.Limits ONE_LANE = limits(1, 2_048, 1_024);

    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});

    /** Only the tests advance this clock. So no work waits too long for a lock, however slow the machine is. */
    private final AtomicLong clock = new AtomicLong();

    private final Committer committer = committer(ONE_LANE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private static TurnQueue.Limits limits(int threads, int mostWaiting, int mostOfGym) {
        return new TurnQueue.Limits(
                threads, 16, TurnQueue.Limits.DEFAULT.gather(), 64, 500, mostWaiting, mostOfGym, 64);
    }

    private Committer committer(TurnQueue.Limits limits) {
        return new Committer(store.batch(), limits, clock::get);
    }

    @BeforeAll
    static void tables() {
        DATABASE.asOwner("CREATE TABLE done (id text PRIMARY KEY);" + "GRANT SELECT, INSERT ON done TO "
                + StoreDatabase.SERVICE);
    }

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.asOwner("TRUNCATE done");
    }

    @AfterEach
    void endThreads() {
        committer.close();
        threads.close();
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    /** Appends an event, and a row with a unique id. */
    private static TestWork<Long> work(String athlete, String data) {
        return TestWork.of(athlete, tx -> {
            tx.rows(new RoundTrip()
                    .change("INSERT INTO done SELECT unnest(?::text[])", new RoundTrip.Values("text").row(data)));
            return TestWork.append(tx, athlete, published(data));
        });
    }

    /** A work that blocks its committer until it is opened. */
    private final class Busy {
        private final CountDownLatch decides = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final Future<Long> answer;

        Busy(Committer busy) {
            answer = threads.submit(() -> busy.submit(TestWork.of("first", tx -> {
                decides.countDown();
                waitFor(open);
                return 0L;
            })));
            waitFor(decides);
        }

        void open() {
            open.countDown();
            assertThat(answer).succeedsWithin(Eventually.AT_MOST);
        }
    }

    /** Submits the works while the committer is busy. So they are in the next batch together. */
    private List<Future<Long>> together(List<TestWork<Long>> works) {
        var busy = new Busy(committer);
        var answers = works.stream().map(work -> queued(committer, work)).toList();
        busy.open();
        return answers;
    }

    private Future<Long> queued(Committer by, Work<Long> work) {
        int before = by.waiting();
        var answer = threads.submit(() -> by.submit(work));
        eventually().until(() -> by.waiting() > before);
        return answer;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(Eventually.AT_MOST.toSeconds(), SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private long transactions() {
        return Long.parseLong(DATABASE.ask("SELECT count(DISTINCT xid) FROM event"));
    }

    @Test
    void works_that_arrive_together_share_one_transaction() throws Exception {
        for (var answer : together(
                IntStream.range(0, 20).mapToObj(n -> work("a" + n, "" + n)).toList())) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT count(*) FROM done")).isEqualTo("20");
    }

    @Test
    void works_of_one_owner_are_stored_in_order_and_each_sees_the_one_before() throws Exception {
        var answers =
                together(IntStream.range(0, 5).mapToObj(n -> work("a", "" + n)).toList());
        for (int n = 0; n < 5; n++) {
            assertThat(answers.get(n).get()).isEqualTo(n + 1L);
        }
        assertThat(DATABASE.ask("SELECT string_agg(data::text || ':' || sequence, ' ' ORDER BY version) FROM event"))
                .isEqualTo("0:1 1:2 2:3 3:4 4:5");
    }

    @Test
    void each_work_of_a_shared_transaction_is_stored_with_its_own_actor() throws Exception {
        var lena = Actor.caller("lena", Actor.Role.ATHLETE, null);
        var ofLena = TestWork.of(
                "b",
                tx -> Given.store(
                                tx,
                                List.of(new Given.Append<>(
                                        athlete("b"), TestWork.stream("b"), List.of(published("2")), lena, null)))
                        .getFirst()
                        .version());
        for (var answer : together(List.of(work("a", "1"), ofLena))) {
            answer.get();
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT string_agg(metadata->>'actor', ' ' ORDER BY athlete) FROM event"))
                .isEqualTo("{\"subject\":\"kim\",\"role\":\"COACH\",\"client\":\"topset-page\"}"
                        + " {\"subject\":\"lena\",\"role\":\"ATHLETE\"}");
    }

    @Test
    void a_refused_work_never_fails_its_neighbours() throws Exception {
        var answers = together(List.of(
                work("a", "1"),
                TestWork.of("b", tx -> {
                    throw new IllegalStateException("refused");
                }),
                work("c", "2")));
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get).hasRootCauseMessage("refused");
        assertThat(answers.get(2).get()).isEqualTo(1);
        assertThat(transactions()).isEqualTo(1);
    }

    /** Another transaction that holds the locks of athletes until it is closed. */
    private final class OtherTransaction implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final Future<Integer> running;

        OtherTransaction(Athlete... athletes) {
            var locked = new CountDownLatch(1);
            running = threads.submit(() -> store.run(List.of(athletes), transaction -> {
                locked.countDown();
                waitFor(end);
                return 0;
            }));
            waitFor(locked);
        }

        @Override
        public void close() {
            end.countDown();
            assertThat(running).succeedsWithin(Eventually.AT_MOST);
        }
    }

    @Test
    void a_locked_athlete_delays_only_the_own_works() throws Exception {
        List<Future<Long>> answers;
        try (var _ = new OtherTransaction(athlete("locked"))) {
            answers = together(List.of(work("a", "1"), work("locked", "2"), work("b", "3"), work("locked", "4")));

            assertThat(answers.get(0)).succeedsWithin(Eventually.AT_MOST);
            assertThat(answers.get(2)).succeedsWithin(Eventually.AT_MOST);
            assertThat(answers.get(1).isDone()).isFalse();
        }
        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThat(answers.get(3).get()).as("in the order of arrival").isEqualTo(2);
    }

    @Test
    void works_whose_athlete_stays_locked_fail_as_after_a_lock_time_out() {
        try (var _ = new OtherTransaction(athlete("locked"))) {
            var waiting = List.of(
                    queued(committer, work("locked", "2")),
                    threads.submit(() -> committer.submit(work("locked", "3"))));
            eventually().until(() -> {
                clock.addAndGet(Duration.ofSeconds(2).toNanos());
                return waiting.stream().allMatch(Future::isDone);
            });

            for (var each : waiting) {
                assertThatThrownBy(each::get).cause().isInstanceOfSatisfying(StoreFailedException.class, failure -> {
                    assertThat(failure.sqlState()).isEqualTo("55P03");
                    assertThat(failure.unreachable()).isFalse();
                });
            }
        }
        assertThat(committer.submit(work("locked", "4"))).isEqualTo(1);
    }

    @Test
    void a_work_that_waited_behind_a_lost_database_fails_with_it_instead_of_waiting_once_more() {
        try (var impatient = new Committer(
                new Batch(query -> Query.inTransaction(CONNECTIONS, query), owners -> {}, Duration.ZERO),
                ONE_LANE,
                clock::get)) {
            var decides = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var first = threads.submit(() -> impatient.submit(TestWork.of("a", tx -> {
                decides.countDown();
                waitFor(goOn);
                tx.query(new RoundTrip().change("SELECT pg_terminate_backend(pg_backend_pid())"));
                throw new AssertionError("the connection survived");
            })));
            waitFor(decides);
            var second = queued(impatient, work("b", "1"));
            goOn.countDown();

            assertThatThrownBy(first::get).hasCauseInstanceOf(StoreFailedException.class);
            assertThatThrownBy(second::get).hasCauseInstanceOf(StoreFailedException.class);
            assertThat(impatient.waiting()).isZero();
        }
    }

    @Test
    void while_one_transaction_is_busy_many_other_works_are_committed() {
        try (var both = committer(TurnQueue.Limits.DEFAULT)) {
            var busy = new Busy(both);
            var others = IntStream.range(0, 40)
                    .mapToObj(n -> threads.submit(() -> both.submit(work("a" + n, "" + n))))
                    .toList();
            eventually()
                    .untilAsserted(
                            () -> assertThat(others).filteredOn(Future::isDone).hasSizeGreaterThan(15));
            assertThat(busy.answer).isNotDone();
            busy.open();
            assertThat(others).allSatisfy(other -> assertThat(other.get()).isEqualTo(1));
        }
    }

    @Test
    void an_answer_is_given_only_after_the_commit() {
        committer.submit(work("a", "1"));

        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void concurrent_works_of_a_few_athletes_are_all_stored_with_dense_sequences() throws Exception {
        try (var both = committer(TurnQueue.Limits.DEFAULT)) {
            var answers = IntStream.range(0, 300)
                    .mapToObj(n -> threads.submit(() -> both.submit(work("a" + n % 6, "" + n))))
                    .toList();
            for (var answer : answers) {
                answer.get();
            }
        }
        assertThat(DATABASE.ask("SELECT string_agg(DISTINCT c || ' ' || m, ',') FROM"
                        + " (SELECT count(*) c, max(sequence) m FROM event GROUP BY athlete) a"))
                .isEqualTo("50 50");
    }

    @Test
    void after_closing_the_works_that_wait_are_committed_and_no_more_are_accepted() throws Exception {
        var answers = together(List.of(work("a", "1"), work("b", "2")));
        committer.close();
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThatThrownBy(() -> committer.submit(work("a", "3"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_work_that_finds_its_gyms_line_full_is_refused_at_once_and_another_gyms_is_committed() throws Exception {
        try (var bounded = committer(limits(1, 4, 2))) {
            var busy = new Busy(bounded);
            var waiting = new ArrayList<Future<Long>>();
            waiting.add(queued(bounded, work("a", "1")));
            waiting.add(queued(bounded, work("b", "2")));

            assertThatThrownBy(() -> bounded.submit(work("c", "3"))).isInstanceOf(TooManyWritesException.class);
            waiting.add(queued(
                    bounded,
                    new TestWork<>(
                            new Athlete("other-gym", "b"),
                            List.of(new Athlete("other-gym", "b")),
                            reads -> reads.events("s", 0, event -> {}),
                            tx -> Given.store(
                                            tx,
                                            List.of(Given.append(new Athlete("other-gym", "b"), "s", published("4"))))
                                    .getFirst()
                                    .version())));
            busy.open();

            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(1);
            }
        }
    }
}
