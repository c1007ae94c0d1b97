package topset.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.store.Given.athlete;
import static topset.store.Given.published;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.RoundTrip;
import topset.store.StoreDatabase;
import topset.store.StoreFailedException;

/** Another transaction holds a lock for longer than PostgreSQL lets a work wait. */
@Tag("integration")
class LockTimeoutTest {

    private static final StoreDatabase DATABASE = StoreDatabase.create();
    private static final String UPPER = "UPDATE done SET id = upper(id) WHERE id = ANY (?::text[])";

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.asOwner("DROP TABLE IF EXISTS done; CREATE TABLE done (id text PRIMARY KEY);"
                + " GRANT SELECT, UPDATE ON done TO " + StoreDatabase.SERVICE);
    }

    private static String events() {
        return DATABASE.ask("SELECT count(*) FROM event");
    }

    private static AgroalDataSource impatient() {
        return new StoreDatabase(DATABASE.url() + "?options=-c%20lock_timeout=100").dataSource(1);
    }

    @Test
    void a_work_whose_rows_another_transaction_holds_fails_alone_after_the_lock_time_out() throws SQLException {
        DATABASE.asOwner("INSERT INTO done VALUES ('held')");
        try (var connections = impatient();
                var other = DATABASE.connect("");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM done WHERE id = 'held' FOR UPDATE");

            var results = TestWork.run(
                    new Batch(query -> Query.inTransaction(connections, query), owners -> {}),
                    List.of(
                            TestWork.append("a", "1"),
                            TestWork.of("b", tx -> {
                                tx.rows(new RoundTrip().change(UPPER, new RoundTrip.Values("text").row("held")));
                                return TestWork.append(tx, "b", published("2"));
                            }),
                            TestWork.append("c", "3")));

            assertThat(results.get(0)).isEqualTo(new Work.Result.Answer<>(1L));
            assertThat(results.get(1))
                    .isInstanceOfSatisfying(
                            Work.Result.Failure.class,
                            failed -> assertThat(failed.cause()).satisfies(LockTimeoutTest::isLockTimeout));
            assertThat(results.get(2)).isEqualTo(new Work.Result.Answer<>(1L));
        }
        assertThat(events()).isEqualTo("2");
    }

    @Test
    void a_work_that_waits_for_a_lock_in_vain_fails_after_the_lock_time_out_and_stores_nothing() {
        try (var connections = impatient();
                var others = DATABASE.dataSource(1)) {
            var waiting = new Batch(query -> Query.inTransaction(connections, query), owners -> {});
            new EventStore(others, owners -> {}).run(List.of(athlete("locked")), transaction -> {
                assertThatThrownBy(() -> waiting.runAlone(TestWork.append("locked", "1")))
                        .satisfies(LockTimeoutTest::isLockTimeout);
                return 0;
            });
            assertThat(events()).isEqualTo("0");

            assertThat(waiting.runAlone(TestWork.append("locked", "1"))).isEqualTo(1);
        }
    }

    private static void isLockTimeout(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        StoreFailedException.class,
                        refused -> assertThat(refused.sqlState()).isEqualTo("55P03"));
    }
}
