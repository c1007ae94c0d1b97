package topset.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.store.Given.published;
import static topset.store.append.TestWork.stream;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.Query;
import topset.store.StoreDatabase;
import topset.store.StoreFailedException;

/** The connection is lost while a batch sends its changes together with the commit. */
@Tag("integration")
class CutWireTest {

    private enum Cut {
        NEVER,
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT,

        /** The changes and the commit do not arrive, and nobody notices it. */
        SWALLOWED
    }

    private static final AtomicReference<Cut> NEXT = new AtomicReference<>(Cut.NEVER);
    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final AgroalDataSource CONNECTIONS = connections("");

    private final Batch batch = new Batch(query -> Query.inTransaction(CONNECTIONS, query), owners -> {});

    private static AgroalDataSource connections(String parameter) {
        return new StoreDatabase(DATABASE.url() + "?socketFactory=" + Cutting.class.getName() + parameter)
                .dataSource(1);
    }

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @AfterEach
    void cutNoMore() {
        NEXT.set(Cut.NEVER);
    }

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    /** Appends one event, unless it is stored. */
    private static TestWork<Long> once(String athlete) {
        return TestWork.of(
                athlete, tx -> tx.version(stream(athlete)) == 1 ? 1L : TestWork.append(tx, athlete, published("{}")));
    }

    private List<Work.Result<Long>> run(List<TestWork<Long>> works) {
        return TestWork.run(batch, works);
    }

    private static void assertLost(Work.Result<?> result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Work.Result.Failure.class,
                        failure -> assertThat(failure.cause())
                                .isInstanceOfSatisfying(
                                        StoreFailedException.class,
                                        lost -> assertThat(lost.unreachable()).isTrue()));
    }

    private static String stored() {
        return DATABASE.ask("SELECT count(*) || ' ' || (SELECT count(*) FROM outbox) FROM event");
    }

    @Test
    void before_the_commit_nothing_is_stored_and_a_repeat_stores_it() {
        NEXT.set(Cut.BEFORE_THE_COMMIT);

        assertLost(run(List.of(once("a"))).getFirst());

        assertThat(stored()).isEqualTo("0 0");
        assertThat(run(List.of(once("a")))).containsExactly(new Work.Result.Answer<>(1L));
        assertThat(stored()).isEqualTo("1 1");
    }

    @Test
    void after_the_commit_the_work_fails_although_it_is_stored_and_a_repeat_finds_it() {
        NEXT.set(Cut.AFTER_THE_COMMIT);

        assertLost(run(List.of(once("a"))).getFirst());

        assertThat(stored()).isEqualTo("1 1");
        assertThat(run(List.of(once("a")))).containsExactly(new Work.Result.Answer<>(1L));
        assertThat(stored()).isEqualTo("1 1");
    }

    /** The pool may hold a connection that was cut long ago, so a quick loss is tried once more. */
    @Test
    void several_works_are_repeated_at_once_and_stored_once() {
        for (var cut : List.of(Cut.BEFORE_THE_COMMIT, Cut.AFTER_THE_COMMIT)) {
            DATABASE.clear();
            NEXT.set(cut);

            var results = run(List.of(once("a"), once("b"), once("c")));

            assertThat(results).as("%s", cut).containsOnly(new Work.Result.Answer<>(1L));
            assertThat(stored()).as("%s", cut).isEqualTo("3 3");
        }
    }

    @Test
    void without_an_answer_all_works_fail_after_one_time_out_and_a_repeat_stores_them() {
        var works = List.of(once("a"), once("b"), once("c"));
        try (var impatient = connections("&socketTimeout=2")) {
            NEXT.set(Cut.SWALLOWED);

            var results = TestWork.run(new Batch(query -> Query.inTransaction(impatient, query), owners -> {}), works);

            assertThat(results).hasSize(3).allSatisfy(CutWireTest::assertLost);
        }
        assertThat(stored()).isEqualTo("0 0");
        eventually()
                .untilAsserted(() -> assertThat(run(works))
                        .as("PostgreSQL frees the locks when it notices that the client is gone")
                        .containsOnly(new Work.Result.Answer<>(1L)));
        assertThat(stored()).isEqualTo("3 3");
    }

    /** Creates sockets that close around the next message with {@code COMMIT}. */
    public static final class Cutting extends DriverSockets {

        @Override
        OutputStream watched(Socket socket, OutputStream out) {
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    boolean commits = new String(bytes, offset, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
                    var cut = commits ? NEXT.getAndSet(Cut.NEVER) : Cut.NEVER;
                    if (cut != Cut.BEFORE_THE_COMMIT && cut != Cut.SWALLOWED) {
                        out.write(bytes, offset, length);
                    }
                    if (cut == Cut.AFTER_THE_COMMIT) {
                        out.flush();
                        eventually().until(() -> !stored().equals("0 0"));
                    }
                    if (cut == Cut.BEFORE_THE_COMMIT || cut == Cut.AFTER_THE_COMMIT) {
                        socket.close();
                    }
                }
            };
        }
    }
}
