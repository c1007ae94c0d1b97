package topset.store.append;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.athlete;
import static topset.store.Given.published;
import static topset.store.append.TestWork.stream;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Given;
import topset.store.Query;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.StoreDatabase;
import topset.store.StoreFailedException;
import topset.store.StreamKey;
import topset.testsupport.Eventually;
import topset.testsupport.SentStatements;

@Tag("integration")
@Tag("smoke")
class BatchOfWorksTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = DATABASE.dataSource(4);
    private static final String DONE = "INSERT INTO done SELECT unnest(?::text[])";
    private static final String UPPER = "UPDATE done SET id = upper(id) WHERE id = ANY (?::text[])";

    private final AtomicInteger commits = new AtomicInteger();
    private final SentStatements sent = new SentStatements();
    private final EventStore store = new EventStore(CONNECTIONS, owners -> {});
    private final Batch batch =
            new Batch(query -> Query.inTransaction(sent.counting(CONNECTIONS), query), _ -> commits.incrementAndGet());

    @BeforeAll
    static void tables() {
        DATABASE.asOwner("CREATE TABLE done (id text PRIMARY KEY);" + "GRANT SELECT, INSERT, UPDATE ON done TO "
                + StoreDatabase.SERVICE);
    }

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.asOwner("TRUNCATE done");
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private List<Work.Result<Long>> run(List<TestWork<Long>> works) {
        return TestWork.run(batch, works);
    }

    private static Work.Result<Long> answer(long version) {
        return new Work.Result.Answer<>(version);
    }

    private static Throwable failure(Work.Result<?> result) {
        return ((Work.Result.Failure<?>) result).cause();
    }

    private static RoundTrip.Values texts(String... texts) {
        var values = new RoundTrip.Values("text");
        for (var text : texts) {
            values.row(text);
        }
        return values;
    }

    private long transactions() {
        return Long.parseLong(DATABASE.ask("SELECT count(DISTINCT xid) FROM event"));
    }

    private String done() {
        return DATABASE.ask("SELECT string_agg(id, ' ' ORDER BY id) FROM done");
    }

    @Test
    void works_of_many_owners_need_two_round_trips_and_share_their_statements() {
        var works = IntStream.range(0, 20)
                .mapToObj(n -> TestWork.of("a" + n, reads -> reads.events(stream("a" + n), 0, event -> {}), tx -> {
                    tx.rows(new RoundTrip().change(DONE, texts("a" + n)));
                    return TestWork.append(tx, "a" + n, published("" + n));
                }))
                .toList();

        var used =
                sent.during(() -> assertThat(run(works)).containsOnly(answer(1)).hasSize(20));

        assertThat(used)
                .as("locks, heads, events; event, outbox, done, COMMIT")
                .isEqualTo(new SentStatements.Sent(7, 2));
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT count(*) FROM done")).isEqualTo("20");
        assertThat(commits).hasValue(1);
    }

    @Test
    void a_separate_commit_is_sent_after_the_changes() {
        assertThat(sent.during(() -> batch.runAlone(TestWork.append("a", "1"))).roundTrips())
                .isEqualTo(3);
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void a_work_that_changes_nothing_is_answered_too() {
        assertThat(run(List.of(TestWork.of("a", tx -> tx.version(stream("a"))))))
                .containsExactly(answer(0));
        assertThat(commits).hasValue(0);
    }

    @Test
    void the_reads_of_a_work_that_waits_see_what_the_holder_before_has_committed() throws Exception {
        var read = new ArrayList<RecordedEvent>();
        var locked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = threads.submit(() -> store.run(List.of(athlete("a")), transaction -> {
                locked.countDown();
                waitFor(end);
                return Given.store(transaction, List.of(Given.append(athlete("a"), stream("a"), published("1"))));
            }));
            waitFor(locked);
            var after = threads.submit(() ->
                    batch.runAlone(TestWork.of("a", reads -> reads.events(stream("a"), 0, read::add), tx -> {
                        assertThat(tx.sequence()).isEqualTo(1);
                        return TestWork.append(tx, "a", published("2"));
                    })));
            eventually().until(() -> DATABASE.waiting() == 1);
            end.countDown();

            assertThat(before).succeedsWithin(Eventually.AT_MOST);
            assertThat(after.get()).isEqualTo(2);
        }
        assertThat(read).extracting(RecordedEvent::data).containsExactly("1");
        assertThat(store.load(new StreamKey("iron-temple", stream("a")), 0, 100))
                .extracting(RecordedEvent::sequence)
                .containsExactly(1L, 2L);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(Eventually.AT_MOST.toSeconds(), SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_work_whose_lock_is_not_free_is_left_out_and_the_others_are_committed() {
        store.run(List.of(athlete("locked"), athlete("also")), transaction -> {
            var works = Stream.of(
                            TestWork.append("a", "1"),
                            TestWork.append("locked", "2"),
                            new TestWork<>(athlete("b"), List.of(athlete("b"), athlete("also")), reads -> {}, tx -> 0L),
                            TestWork.append("c", "3"))
                    .map(work -> new PendingWork<>(work, 0))
                    .toList();
            batch.runFree(works);

            assertThat(works).extracting(PendingWork::isLocked).containsExactly(false, true, true, false);
            assertThat(works.getFirst().result()).isEqualTo(answer(1));
            assertThat(works.getLast().result()).isEqualTo(answer(1));
            return 0;
        });
        assertThat(run(List.of(TestWork.append("locked", "2")))).containsExactly(answer(1));
    }

    @Test
    void works_whose_locks_are_not_free_run_after_the_others_and_wait() throws Exception {
        var locked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = threads.submit(() -> store.run(List.of(athlete("locked")), transaction -> {
                locked.countDown();
                waitFor(end);
                return 0;
            }));
            waitFor(locked);
            var works = List.of(TestWork.append("locked", "1"), TestWork.append("a", "2"), TestWork.append("b", "3"));
            var results = threads.submit(() -> batch.run(works, _ -> false));
            eventually().until(() -> DATABASE.waiting() == 1);
            assertThat(DATABASE.ask("SELECT count(*) FROM event"))
                    .as("of the others")
                    .isEqualTo("2");
            end.countDown();

            assertThat(before).succeedsWithin(Eventually.AT_MOST);
            assertThat(results.get()).containsExactly(answer(1), answer(1), answer(1));
        }
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void a_failure_that_concerns_all_ends_a_batch_and_any_other_divides_it() {
        var tried = new ArrayList<String>();
        var works = Stream.of("a", "b", "c", "d")
                .map(name -> TestWork.of(name, tx -> {
                    tried.add(name);
                    return TestWork.append(tx, name, published(name.equals("b") ? "not json" : "1"));
                }))
                .toList();

        var ended = batch.run(works, failure -> true);
        assertThat(ended).allSatisfy(result -> assertThat(failure(result)).isInstanceOf(StoreFailedException.class));
        assertThat(tried).containsExactly("a", "b", "c", "d");

        var divided = batch.run(works, failure -> false);
        assertThat(divided).filteredOn(answer(1)::equals).hasSize(3);
        assertThat(failure(divided.get(1))).isInstanceOf(StoreFailedException.class);
    }

    @Test
    void what_several_works_read_after_their_first_reads_is_one_more_round_trip() {
        var used = sent.during(() -> assertThat(batch.run(
                        List.of(new Doubling("a", 2), new Doubling("b", 4), new Doubling("c", 0)), _ -> false))
                .containsExactly(answer(8), answer(16), answer(0)));

        assertThat(used).as("locks, doubles; doubles; the commit of nothing").isEqualTo(new SentStatements.Sent(4, 3));
    }

    @Test
    void works_that_read_too_many_rows_together_are_divided() {
        var most = Reads.MOST_TOGETHER / 4;
        var works = IntStream.range(0, 5).mapToObj(n -> new Many("a" + n, most)).toList();

        assertThat(batch.run(works, _ -> false)).containsOnly(answer(most));

        assertThat(batch.run(List.of(new Many("alone", 5 * most)), _ -> false)).containsExactly(answer(5L * most));
    }

    private record Doubling(String name, int number, AtomicInteger doubled) implements Work<Long> {
        private static final String DOUBLE =
                "SELECT 'iron-temple' AS gym, w.athlete, 2 * w.number AS doubled, c.more FROM"
                        + " unnest(?::text[], ?::int[]) w(athlete, number) JOIN unnest(?::text[], ?::int[]) c(athlete, more)"
                        + " ON c.athlete = w.athlete";

        Doubling(String name, int number) {
            this(name, number, new AtomicInteger());
        }

        @Override
        public Athlete owner() {
            return athlete(name);
        }

        @Override
        public void read(Reads reads) {
            reads.query(twice(number));
        }

        @Override
        public void readMore(Tx tx, Reads reads) {
            if (doubled.get() > 0) {
                reads.query(twice(doubled.get()));
            }
        }

        private RoundTrip twice(int value) {
            return new RoundTrip()
                    .query(
                            DOUBLE,
                            List.of(
                                    new RoundTrip.Values("text", "int4").row(name, value),
                                    new RoundTrip.Values("text", "int4").row(name, value)),
                            row -> {
                                assertThat(row.getInt("more")).isEqualTo(value);
                                doubled.set(row.getInt("doubled"));
                            });
        }

        @Override
        public Long decide(Tx tx) {
            return (long) doubled.get();
        }
    }

    private record Many(String name, int rows, AtomicInteger read) implements Work<Long> {
        Many(String name, int rows) {
            this(name, rows, new AtomicInteger());
        }

        @Override
        public Athlete owner() {
            return athlete(name);
        }

        @Override
        public void read(Reads reads) {
            read.set(0);
            reads.query(new RoundTrip()
                    .query(
                            "SELECT 'iron-temple' AS gym, w.athlete FROM unnest(?::text[], ?::int[])"
                                    + " w(athlete, most) CROSS JOIN LATERAL generate_series(1, w.most)",
                            new RoundTrip.Values("text", "int4").row(name, rows),
                            row -> read.incrementAndGet()));
        }

        @Override
        public Long decide(Tx tx) {
            return (long) read.get();
        }
    }

    @Test
    void a_work_that_fails_costs_the_others_nothing() {
        var decided = new AtomicInteger();
        var results = run(List.of(
                TestWork.append("a", "1"),
                TestWork.of("b", tx -> {
                    tx.rows(new RoundTrip().change(DONE, texts("never")));
                    TestWork.append(tx, "b", published("2"));
                    throw new IllegalStateException("refused");
                }),
                TestWork.of(
                        "c",
                        reads -> reads.query(new RoundTrip()
                                .query("SELECT 'iron-temple' AS gym, unnest(?::text[]) AS athlete", texts("c"), row -> {
                                    throw new IllegalArgumentException("unreadable");
                                })),
                        tx -> 0L),
                TestWork.of(
                        "d",
                        reads -> {
                            throw new IllegalStateException("a bug");
                        },
                        tx -> 0L),
                TestWork.of("e", tx -> {
                    decided.incrementAndGet();
                    return TestWork.append(tx, "e", published("3"));
                })));

        assertThat(results.get(0)).isEqualTo(answer(1));
        assertThat(failure(results.get(1))).hasMessage("refused");
        assertThat(failure(results.get(2))).hasMessage("unreadable");
        assertThat(failure(results.get(3))).hasMessage("a bug");
        assertThat(results.get(4)).isEqualTo(answer(1));
        assertThat(decided).as("nobody decided twice").hasValue(1);
        assertThat(transactions()).isEqualTo(1);
        assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("2");
        assertThat(DATABASE.ask("SELECT count(*) FROM outbox")).isEqualTo("2");
        assertThat(done()).isEqualTo("null");
    }

    @Test
    void nothing_is_written_before_every_work_has_decided() {
        var results = run(List.of(TestWork.append("a", "1"), TestWork.of("b", tx -> {
            assertThat(DATABASE.ask("SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL"
                            + " AND datname = current_database()"))
                    .as("transactions that have written")
                    .isEqualTo("0");
            return TestWork.append(tx, "b", published("2"));
        })));

        assertThat(results).containsExactly(answer(1), answer(1));
    }

    @Test
    void when_postgresql_refuses_the_transaction_only_the_works_at_fault_fail() {
        var decided = new AtomicInteger();
        var results = run(List.of(
                named("a", "x"),
                TestWork.append("b", "not json"),
                TestWork.of("c", tx -> {
                    decided.incrementAndGet();
                    return TestWork.append(tx, "c", published("1"));
                }),
                named("d", "x")));

        assertThat(results.get(0)).isEqualTo(answer(1));
        assertThat(failure(results.get(1))).isInstanceOf(StoreFailedException.class);
        assertThat(results.get(2)).isEqualTo(answer(1));
        assertThat(failure(results.get(3))).as("another row has that id").isInstanceOf(StoreFailedException.class);
        assertThat(decided).as("once together, once in a half, once alone").hasValue(3);
        assertThat(DATABASE.ask("SELECT count(*) FROM event")).isEqualTo("2");
        assertThat(DATABASE.ask("SELECT count(*) FROM outbox")).isEqualTo("2");
    }

    private static TestWork<Long> named(String athlete, String id) {
        return TestWork.of(athlete, tx -> {
            tx.rows(new RoundTrip().change(DONE, texts(id)));
            return TestWork.append(tx, athlete, published("1"));
        });
    }

    @Test
    void one_faulty_work_among_many_costs_few_transactions() {
        var results = run(IntStream.range(0, 64)
                .mapToObj(n -> TestWork.append("a" + n, n == 21 ? "not json" : "" + n))
                .toList());

        assertThat(results).filteredOn(answer(1)::equals).hasSize(63);
        assertThat(failure(results.get(21))).isInstanceOf(StoreFailedException.class);
        assertThat(transactions()).as("halves of 32, 16, 8, 4, 2 and 1").isEqualTo(6);
    }

    @Test
    void a_further_read_that_fails_repeats_the_works_in_smaller_transactions() {
        var results = run(List.of(
                TestWork.append("a", "1"),
                TestWork.of("b", tx -> {
                    tx.query(new RoundTrip().query("SELECT 1 / (?::int4[])[1]", zero(), row -> {}));
                    return 0L;
                }),
                TestWork.append("c", "1")));

        assertThat(results.get(0)).isEqualTo(answer(1));
        assertThat(failure(results.get(1)))
                .isInstanceOfSatisfying(
                        StoreFailedException.class,
                        refused -> assertThat(refused.sqlState()).isEqualTo("22012"));
        assertThat(results.get(2)).isEqualTo(answer(1));
    }

    private static RoundTrip.Values zero() {
        return new RoundTrip.Values("int4").row(0);
    }

    @Test
    void the_statements_of_a_work_keep_their_order_also_beside_another_work() {
        var results = run(List.of(
                TestWork.of("a", tx -> {
                    tx.rows(new RoundTrip().change(DONE, texts("a")));
                    tx.rows(new RoundTrip().change(UPPER, texts("a")));
                    return 0L;
                }),
                TestWork.of("b", tx -> {
                    tx.rows(new RoundTrip().change(UPPER, texts("b")));
                    tx.rows(new RoundTrip().change(DONE, texts("b")));
                    return 0L;
                })));

        assertThat(results).containsExactly(answer(0), answer(0));
        assertThat(done()).isEqualTo("A b");
    }

    @Test
    void only_a_work_that_is_alone_may_write_before_the_end() {
        TestWork<Long> early = TestWork.of("b", tx -> {
            tx.now(new RoundTrip());
            return 0L;
        });

        var results = run(List.of(TestWork.append("a", "1"), early));

        assertThat(results.getFirst()).isEqualTo(answer(1));
        assertThat(results.getLast()).isInstanceOf(Work.Result.Failure.class);
        assertThat(run(List.of(early))).containsExactly(answer(0));
    }

    @Test
    void a_long_stream_is_read_in_pages() {
        var events = IntStream.range(0, 2 * EventRows.PAGE + 1)
                .mapToObj(n -> published("" + n))
                .toList();
        run(List.of(TestWork.of(
                "a", tx -> (long) Given.store(tx, List.of(Given.append(athlete("a"), stream("a"), events)))
                        .size())));
        var read = new ArrayList<RecordedEvent>();

        run(List.of(TestWork.of("a", reads -> reads.events(stream("a"), 0, read::add), tx -> {
            assertThat(read).hasSize(EventRows.PAGE);
            while (read.size() < tx.version(stream("a"))) {
                read.addAll(tx.events(stream("a"), read.size()));
            }
            return 0L;
        })));

        assertThat(read)
                .extracting(RecordedEvent::version)
                .hasSize(events.size())
                .isSorted();
    }

    @Test
    void positions_and_messages_are_in_the_order_of_the_events() {
        run(IntStream.range(0, 3)
                .mapToObj(n -> TestWork.of("a" + n, tx -> (long) Given.store(
                                tx,
                                List.of(Given.append(
                                        athlete("a" + n), stream("a" + n), published("1" + n), published("2" + n))))
                        .size()))
                .toList());

        assertThat(DATABASE.ask("SELECT string_agg(data::text, ' ' ORDER BY position) FROM event"))
                .isEqualTo("10 20 11 21 12 22");
        assertThat(DATABASE.ask("SELECT string_agg(convert_from(value, 'UTF8'), ' ' ORDER BY id) FROM outbox"))
                .isEqualTo("10 20 11 21 12 22");
    }
}
