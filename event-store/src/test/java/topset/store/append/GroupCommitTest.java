package topset.store.append;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
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
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StaleStreamException;
import topset.store.StoreDatabase;
import topset.store.StoreFailedException;
import topset.store.StreamKey;
import topset.store.StreamView;
import topset.store.TooManyWritesException;
import topset.store.TypedEvent;
import topset.store.Write;
import topset.testsupport.Eventually;

@Tag("integration")
@Tag("smoke")
class GroupCommitTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(4);

    private final EventStore store = new EventStore(CONNECTIONS, Given.feed("log"), () -> {});

    /** Only the tests advance this clock. So no write waits too long for a lock, however slow the machine is. */
    private final AtomicLong clock = new AtomicLong();

    private final AtomicInteger parsed = new AtomicInteger();
    private final GroupCommit<String> commits = oneCommitter(Duration.ofSeconds(1), 1_000, 1_000);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private GroupCommit<String> oneCommitter(Duration soon, int mostWaiting, int mostOfGym) {
        var transaction = new SharedTransaction<>(store, this::parse, GroupCommitTest::project);
        return new GroupCommit<>(1, transaction, new CommitLimits(64, soon, mostWaiting, mostOfGym), clock::get);
    }

    @BeforeAll
    static void aReadModel() {
        DATABASE.asOwner("CREATE TABLE done (id text PRIMARY KEY); CREATE TABLE remark (text text);"
                + "GRANT SELECT, INSERT ON done, remark TO " + StoreDatabase.SERVICE);
    }

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.asOwner("TRUNCATE done, remark");
    }

    @AfterEach
    void endThreads() {
        commits.close();
        threads.close();
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    /** Stands in for a service's codec. */
    private String parse(RecordedEvent stored) {
        parsed.incrementAndGet();
        return stored.data();
    }

    /** Fails as the database does if the same id comes twice. */
    private static RoundTrip project(List<TypedEvent<String>> events) {
        var rows = new RoundTrip.Values("text");
        events.forEach(event -> rows.row(event.event()));
        return new RoundTrip().change("INSERT INTO done SELECT unnest(?::text[])", rows);
    }

    @FunctionalInterface
    private interface Decision {
        Decided<String, Long> of(StreamView<String> stream) throws SQLException;
    }

    private record OneWrite(Athlete athlete, String stream, Decision decision, Actor actor)
            implements Write<String, Long> {

        OneWrite(Athlete athlete, String stream, Decision decision) {
            this(athlete, stream, decision, Given.KIM);
        }

        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public Decided<String, Long> decide(StreamView<String> stream) throws SQLException {
            return decision.of(stream);
        }
    }

    private static Decided<String, Long> one(String data) {
        return new Decided<>(
                List.of(published(data)), events -> events.getFirst().stored().version());
    }

    private static Write<String, Long> write(String athlete, String stream, String data) {
        return new OneWrite(athlete(athlete), stream, view -> one(data));
    }

    private List<Future<Long>> together(List<Write<String, Long>> writes) throws InterruptedException {
        // The committer is busy with the first append. All other appends queue meanwhile and share the next
        // transaction.
        var busy = new CountDownLatch(1);
        var gathered = new CountDownLatch(1);
        Future<Long> first = threads.submit(() -> commits.submit(new OneWrite(athlete("first"), "first", view -> {
            busy.countDown();
            waitFor(gathered);
            return new Decided<>(List.of(), events -> 0L);
        })));
        waitFor(busy);
        var answers = new ArrayList<Future<Long>>();
        for (Write<String, Long> write : writes) {
            int before = commits.waiting();
            answers.add(threads.submit(() -> commits.submit(write)));
            eventually().until(() -> commits.waiting() > before);
        }
        gathered.countDown();
        assertThat(first).succeedsWithin(Eventually.AT_MOST);
        return answers;
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
    void writes_that_arrive_together_share_one_transaction() throws Exception {
        var writes = new ArrayList<Write<String, Long>>();
        for (int n = 0; n < 20; n++) {
            writes.add(write("a" + n % 4, "s" + n, "" + n));
        }
        for (Future<Long> answer : together(writes)) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT count(*) FROM done")).isEqualTo("20");
    }

    @Test
    void writes_of_one_stream_see_each_other_in_the_same_transaction() throws Exception {
        var seen = new ArrayList<Integer>();
        var writes = new ArrayList<Write<String, Long>>();
        commits.submit(write("a", "s", "\"before\""));
        for (int n = 0; n < 5; n++) {
            String data = "" + n;
            writes.add(new OneWrite(athlete("a"), "s", view -> {
                seen.add(view.after(0).size());
                assertThat(view.after(0)).hasSize((int) view.version());
                assertThat(view.after(view.version())).isEmpty();
                return one(data);
            }));
        }
        List<Future<Long>> answers = together(writes);
        for (int n = 0; n < 5; n++) {
            assertThat(answers.get(n).get()).isEqualTo(n + 2L);
        }
        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
        assertThat(transactions()).isEqualTo(2);
        assertThat(store.load(new StreamKey("iron-temple", "s"), 0))
                .extracting(RecordedEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    void what_is_written_is_handed_on_typed_and_the_codec_reads_stored_rows_alone() throws Exception {
        List<Future<Long>> answers = together(List.of(
                new OneWrite(athlete("a"), "s", view -> oneAfter(view, "0")),
                new OneWrite(athlete("a"), "s", view -> oneAfter(view, "1")),
                new OneWrite(athlete("a"), "s", view -> oneAfter(view, "2"))));
        for (Future<Long> answer : answers) {
            answer.get();
        }
        assertThat(parsed).as("for three events in one transaction").hasValue(0);

        commits.submit(new OneWrite(athlete("a"), "s", view -> oneAfter(view, "3")));

        assertThat(parsed).as("for a stream of three, read from the table").hasValue(3);
    }

    private static Decided<String, Long> oneAfter(StreamView<String> view, String data) throws SQLException {
        assertThat(view.after(0)).extracting(TypedEvent::event).hasSize(Integer.parseInt(data));
        return one(data);
    }

    @Test
    void each_write_of_a_shared_transaction_is_stored_with_its_own_actor() throws Exception {
        var lena = Actor.caller("lena", Actor.Role.ATHLETE, null);
        for (Future<Long> answer :
                together(List.of(write("a", "s1", "1"), new OneWrite(athlete("b"), "s2", view -> one("2"), lena)))) {
            answer.get();
        }
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT string_agg(metadata->>'actor', ' ' ORDER BY athlete) FROM event"))
                .isEqualTo("{\"subject\":\"kim\",\"role\":\"COACH\",\"client\":\"topset-page\"}"
                        + " {\"subject\":\"lena\",\"role\":\"ATHLETE\"}");
    }

    private record ThreeEvents(Athlete athlete, String stream, Actor actor) implements Write<String, Long> {
        @Override
        public int mostEvents() {
            return 3;
        }

        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public Decided<String, Long> decide(StreamView<String> view) {
            return new Decided<>(
                    LongStream.rangeClosed(1, 3)
                            .mapToObj(n -> published("\"%s %d\"".formatted(stream, n)))
                            .toList(),
                    events -> events.getLast().stored().version());
        }
    }

    /** A second time would mean a second round trip, which reserves the positions of further events. */
    @Test
    void all_events_of_a_shared_transaction_are_recorded_at_one_time_however_many_each_write_has() throws Exception {
        for (Future<Long> answer : together(List.of(
                new ThreeEvents(athlete("a"), "s1", Given.KIM),
                new ThreeEvents(athlete("b"), "s2", Given.KIM),
                write("c", "s3", "1"),
                new ThreeEvents(athlete("d"), "s4", Given.KIM)))) {
            answer.get();
        }

        assertThat(DATABASE.ask("SELECT count(*) || ' ' || count(DISTINCT recorded_at) FROM event"))
                .isEqualTo("10 1");
    }

    @Test
    void a_refused_write_never_fails_its_neighbours() throws Exception {
        List<Future<Long>> answers = together(List.of(
                write("a", "s1", "1"),
                new OneWrite(athlete("a"), "s1", view -> {
                    throw new StaleStreamException(new StreamKey("iron-temple", "s1"), 0, view.version());
                }),
                write("a", "s1", "2")));
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(StaleStreamException.class);
        assertThat(answers.get(2).get()).isEqualTo(2);
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void what_a_failed_decision_wrote_or_broke_is_undone_and_the_others_stay() throws Exception {
        List<Future<Long>> answers = together(List.of(
                write("a", "s1", "1"),
                new OneWrite(athlete("b"), "s2", view -> {
                    note(view.connection(), "INSERT INTO remark VALUES ('refused')");
                    throw new IllegalStateException("refused");
                }),
                new OneWrite(athlete("c"), "s3", view -> {
                    note(view.connection(), "SELECT 1 / 0");
                    return one("3");
                }),
                new OneWrite(athlete("d"), "s4", view -> {
                    note(view.connection(), "INSERT INTO remark VALUES ('kept')");
                    return one("4");
                })));
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get).hasRootCauseMessage("refused");
        assertThatThrownBy(answers.get(2)::get).hasCauseInstanceOf(StoreFailedException.class);
        assertThat(answers.get(3).get()).isEqualTo(1);
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT string_agg(text, ',') FROM remark")).isEqualTo("kept");
    }

    private static void note(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void when_the_database_refuses_the_transaction_only_the_write_at_fault_fails() throws Exception {
        var decided = new AtomicInteger();
        List<Future<Long>> answers = together(List.of(
                write("a", "s1", "\"x\""),
                write("b", "s2", "not json"),
                new OneWrite(athlete("c"), "s3", view -> {
                    decided.incrementAndGet();
                    return one("\"y\"");
                }),
                write("d", "s4", "\"x\"")));
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreFailedException.class);
        assertThat(answers.get(2).get()).isEqualTo(1);
        assertThatThrownBy(answers.get(3)::get)
                .as("the read model has that id")
                .hasCauseInstanceOf(StoreFailedException.class);
        assertThat(decided).as("once together, once in a half, once alone").hasValue(3);
        assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("2");
        assertThat(DATABASE.ask("SELECT count(*) FROM outbox")).isEqualTo("2");
    }

    @Test
    void a_transaction_that_the_read_model_refuses_by_a_result_is_not_committed() {
        var counted = "SELECT count(*) FROM unnest(?::text[])";
        var refusing = new SharedTransaction<String>(
                store,
                this::parse,
                events -> new RoundTrip().query(counted, new RoundTrip.Values("text").row("x"), row -> {
                    throw new IllegalStateException("refused");
                }));

        var limits = new CommitLimits(64, Duration.ofSeconds(1), 10, 10);
        try (var refused = new GroupCommit<>(1, refusing, limits, clock::get)) {
            assertThatThrownBy(() -> refused.submit(write("a", "s1", "1"))).hasMessage("refused");
        }

        assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("0");
    }

    @Test
    void one_faulty_write_among_many_costs_few_transactions() throws Exception {
        var writes = new ArrayList<Write<String, Long>>();
        for (int n = 0; n < 64; n++) {
            writes.add(write("a" + n, "s" + n, n == 21 ? "not json" : "" + n));
        }

        var answers = together(writes);

        for (int n = 0; n < 64; n++) {
            if (n == 21) {
                assertThatThrownBy(answers.get(n)::get).hasCauseInstanceOf(StoreFailedException.class);
            } else {
                assertThat(answers.get(n).get()).isEqualTo(1);
            }
        }
        assertThat(transactions()).as("halves of 32, 16, 8, 4, 2 and 1").isEqualTo(6);
    }

    /** Another transaction that holds the locks of athletes until it is closed. */
    private final class OtherTransaction implements AutoCloseable {
        private final CountDownLatch end = new CountDownLatch(1);
        private final Future<Integer> running;

        OtherTransaction(Athlete... athletes) {
            var locked = new CountDownLatch(1);
            running = threads.submit(() -> store.transact(List.of(athletes), transaction -> {
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
    void a_locked_athlete_delays_only_the_own_writes() throws Exception {
        List<Future<Long>> answers;
        try (var _ = new OtherTransaction(athlete("locked"))) {
            answers = together(List.of(
                    write("a", "s1", "1"),
                    write("locked", "s2", "2"),
                    write("b", "s3", "3"),
                    write("locked", "s2", "4")));

            assertThat(answers.get(0)).succeedsWithin(Eventually.AT_MOST);
            assertThat(answers.get(2)).succeedsWithin(Eventually.AT_MOST);
            assertThat(answers.get(1).isDone()).isFalse();
        }
        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThat(answers.get(3).get()).as("in the order of arrival").isEqualTo(2);
    }

    @Test
    void who_made_the_database_refuse_a_transaction_writes_alone_also_after_a_lock() throws Exception {
        assertThatThrownBy(() -> commits.submit(write("faulty", "s1", "not json")))
                .isInstanceOf(StoreFailedException.class);
        List<Future<Long>> answers;
        try (var _ = new OtherTransaction(athlete("faulty"), athlete("b"))) {
            answers = together(List.of(write("faulty", "s1", "1"), write("b", "s2", "2"), write("b", "s3", "3")));
        }

        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(transactions())
                .as("one of the faulty athlete, one of the other")
                .isEqualTo(2);
    }

    @Test
    void a_write_whose_athlete_stays_locked_fails_as_after_a_lock_time_out() {
        try (var _ = new OtherTransaction(athlete("locked"))) {
            var waiting = threads.submit(() -> commits.submit(write("locked", "s2", "2")));
            // The write begins to wait for the lock only when the committer has tried to lock the athlete.
            eventually().until(() -> {
                clock.addAndGet(Duration.ofSeconds(2).toNanos());
                return waiting.isDone();
            });

            assertThatThrownBy(waiting::get).cause().isInstanceOfSatisfying(StoreFailedException.class, failure -> {
                assertThat(failure.sqlState()).isEqualTo("55P03");
                assertThat(failure.unreachable()).isFalse();
            });
        }
        assertThat(commits.submit(write("locked", "s2", "3"))).isEqualTo(1);
    }

    @Test
    void who_waited_behind_a_lost_database_fails_with_it_instead_of_waiting_once_more() throws Exception {
        try (var impatient = oneCommitter(Duration.ZERO, 1_000, 1_000)) {
            var reached = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var first = threads.submit(() -> impatient.submit(new OneWrite(athlete("a"), "s1", stream -> {
                reached.countDown();
                waitFor(goOn);
                try (Statement statement = stream.connection().createStatement()) {
                    statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                }
                throw new AssertionError("the connection survived");
            })));
            waitFor(reached);
            var second = threads.submit(() -> impatient.submit(write("b", "s1", "b1")));
            eventually().until(() -> impatient.waiting() == 1);
            goOn.countDown();

            assertThatThrownBy(first::get).hasCauseInstanceOf(StoreFailedException.class);
            assertThatThrownBy(second::get).hasCauseInstanceOf(StoreFailedException.class);
            assertThat(impatient.waiting()).isZero();
        }
    }

    @Test
    void while_one_transaction_is_busy_writes_of_half_of_the_other_athletes_are_committed() throws Exception {
        try (var both = new GroupCommit<>(store, this::parse, GroupCommitTest::project, 64)) {
            var busy = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var first = threads.submit(() -> both.submit(new OneWrite(athlete("first"), "first", view -> {
                busy.countDown();
                waitFor(goOn);
                return one("0");
            })));
            waitFor(busy);
            var others = IntStream.range(0, 40)
                    .mapToObj(n -> threads.submit(() -> both.submit(write("a" + n, "s" + n, "" + n))))
                    .toList();
            eventually()
                    .untilAsserted(
                            () -> assertThat(others).filteredOn(Future::isDone).hasSizeGreaterThan(5));
            assertThat(first).isNotDone();
            goOn.countDown();
            for (var other : others) {
                assertThat(other.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_write_that_changes_nothing_is_answered_too() {
        commits.submit(write("a", "s1", "1"));
        long version = commits.submit(new OneWrite(athlete("a"), "s1", view -> {
            long at = view.version();
            return new Decided<>(List.of(), events -> at);
        }));
        assertThat(version).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("1");
    }

    @Test
    void an_answer_is_given_only_after_the_commit() {
        String visible = commits.submit(new Write<String, String>() {
            @Override
            public Athlete athlete() {
                return Given.athlete("a");
            }

            @Override
            public String stream() {
                return "s";
            }

            @Override
            public Actor actor() {
                return Given.KIM;
            }

            @Override
            public @Nullable String traceParent() {
                return null;
            }

            @Override
            public Decided<String, String> decide(StreamView<String> stream) {
                return new Decided<>(
                        List.of(published("1")),
                        events -> DATABASE.ask("SELECT position FROM event") + " "
                                + events.getFirst().stored().position());
            }
        });
        assertThat(visible.split(" "))
                .hasSize(2)
                .satisfies(both -> assertThat(both[0]).isEqualTo(both[1]));
    }

    @Test
    void concurrent_writes_of_one_athlete_are_all_stored_with_a_dense_sequence() throws Exception {
        var answers = new ArrayList<Future<Long>>();
        for (int n = 0; n < 500; n++) {
            String data = "" + n;
            int stream = n % 7;
            answers.add(threads.submit(() -> commits.submit(write("a", "s" + stream, data))));
        }
        for (Future<Long> answer : answers) {
            answer.get();
        }
        assertThat(DATABASE.ask("SELECT count(*) || ' ' || max(sequence) FROM event"))
                .isEqualTo("500 500");
    }

    @Test
    void after_closing_what_waited_is_committed_and_nothing_more_is_taken() throws Exception {
        List<Future<Long>> answers = together(List.of(write("a", "s1", "1"), write("b", "s2", "2")));
        commits.close();
        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThat(answers.get(1).get()).isEqualTo(1);
        assertThatThrownBy(() -> commits.submit(write("a", "s1", "3"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_write_that_finds_its_gyms_line_full_is_refused_at_once_and_another_gyms_is_committed() throws Exception {
        try (var bounded = oneCommitter(Duration.ofSeconds(1), 4, 2)) {
            var busy = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var first = threads.submit(() -> bounded.submit(new OneWrite(athlete("a"), "s0", view -> {
                busy.countDown();
                waitFor(goOn);
                return one("0");
            })));
            waitFor(busy);
            var waiting = new ArrayList<>(List.of(first));
            for (int n = 1; n <= 2; n++) {
                var next = write("a", "s" + n, "" + n);
                waiting.add(threads.submit(() -> bounded.submit(next)));
                int so = n;
                eventually().until(() -> bounded.waiting() == so);
            }

            assertThatThrownBy(() -> bounded.submit(write("a", "s3", "3"))).isInstanceOf(TooManyWritesException.class);
            waiting.add(threads.submit(
                    () -> bounded.submit(new OneWrite(new Athlete("other-gym", "b"), "s4", view -> one("4")))));
            eventually().until(() -> bounded.waiting() == 3);
            goOn.countDown();

            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(1);
            }
            assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("4");
        }
    }

    @Test
    void who_made_the_database_refuse_a_shared_transaction_does_not_do_so_to_others_again() throws Exception {
        var first = together(List.of(write("a", "s1", "\"x\""), write("bad", "s2", "\"x\"")));
        assertThat(first.get(0).get()).isEqualTo(1);
        assertThatThrownBy(first.get(1)::get).hasCauseInstanceOf(StoreFailedException.class);
        var before = transactions();

        var second =
                together(List.of(write("a", "s1", "\"y\""), write("bad", "s2", "\"x\""), write("b", "s3", "\"z\"")));

        assertThat(second.get(0).get()).isEqualTo(2);
        assertThatThrownBy(second.get(1)::get).hasCauseInstanceOf(StoreFailedException.class);
        assertThat(second.get(2).get()).isEqualTo(1);
        assertThat(transactions()).as("those of others share one").isEqualTo(before + 1);
    }

    @Test
    void who_fails_again_alone_is_kept_apart_for_as_long_again() throws Exception {
        assertThat(together(List.of(write("a", "s1", "\"x\""), write("bad", "s2", "\"x\"")))
                        .getLast())
                .failsWithin(Eventually.AT_MOST);
        clock.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThatThrownBy(() -> commits.submit(write("bad", "s2", "\"x\""))).isInstanceOf(StoreFailedException.class);
        clock.addAndGet(Duration.ofSeconds(50).toNanos());
        var before = transactions();

        var answers =
                together(List.of(write("a", "s1", "\"y\""), write("bad", "s2", "\"x\""), write("b", "s3", "\"z\"")));

        assertThat(answers.get(0)).succeedsWithin(Eventually.AT_MOST);
        assertThat(answers.get(1)).failsWithin(Eventually.AT_MOST);
        assertThat(answers.get(2)).succeedsWithin(Eventually.AT_MOST);
        assertThat(transactions()).as("those of others share one").isEqualTo(before + 1);
    }

    @Test
    void who_did_not_fail_for_a_minute_shares_transactions_again() throws Exception {
        assertThat(together(List.of(write("a", "s1", "\"x\""), write("bad", "s2", "\"x\"")))
                        .getLast())
                .failsWithin(Eventually.AT_MOST);
        clock.addAndGet(Duration.ofSeconds(61).toNanos());
        var before = transactions();

        for (var answer : together(List.of(write("a", "s1", "\"y\""), write("bad", "s2", "\"z\"")))) {
            assertThat(answer).succeedsWithin(Eventually.AT_MOST);
        }

        assertThat(transactions()).isEqualTo(before + 1);
    }
}
