package topset.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.store.StoreDatabase;

/**
 * If a client stops before it has sent a complete statement, PostgreSQL does not regard it as idle. Only the limit on
 * the transaction's age ends its session (ADR 0132).
 */
@Tag("integration")
class HalfSentStatementTest {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(42)";
    /** The limit is set in the statement that also takes the lock, so that a pause before it does not count. */
    private static final String LIMIT_IDLENESS_AND_LOCK =
            "SELECT set_config('idle_in_transaction_session_timeout', '100ms', false), pg_advisory_xact_lock(42)";

    private static final AtomicBoolean FROZEN = new AtomicBoolean();

    private static final StoreDatabase DATABASE = StoreDatabase.create();

    @Test
    void its_locks_are_free_once_its_transaction_is_too_old() {
        assertThatCode(() -> lockBesideOneWhoStandsStill("500ms", "2min")).doesNotThrowAnyException();
    }

    @Test
    void without_that_it_holds_them_for_as_long_as_it_stands_still() {
        assertThatThrownBy(() -> lockBesideOneWhoStandsStill("0", "1s"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("55P03"));
    }

    private void lockBesideOneWhoStandsStill(String transactionTimeout, String lockTimeout) throws SQLException {
        FROZEN.set(false);
        try (Connection still = DATABASE.connect("?socketFactory=" + Freezing.class.getName());
                Connection other = DATABASE.connect("")) {
            execute(still, "SET transaction_timeout = '" + transactionTimeout + "'");
            execute(other, "SET lock_timeout = '" + lockTimeout + "'");
            int backend = StoreDatabase.backend(still);
            still.setAutoCommit(false);
            FROZEN.set(true);
            Thread.ofVirtual().start(() -> {
                try {
                    execute(still, LIMIT_IDLENESS_AND_LOCK);
                } catch (SQLException ended) {
                    // Expected: PostgreSQL ends the session.
                }
            });
            try {
                eventually().until(() -> holdsTheLockOrHasEnded(backend));
                execute(other, LOCK);
            } finally {
                still.abort(Runnable::run);
            }
        }
    }

    private static boolean holdsTheLockOrHasEnded(int backend) {
        return DATABASE.hasEnded(backend)
                || DATABASE.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = "
                                + backend)
                        .equals("1");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Creates sockets. After {@link #FROZEN} is set, a socket sends one statement without the final {@code Sync}, and
     * then nothing.
     */
    public static final class Freezing extends DriverSockets {
        /** The length of {@code Sync} in bytes. */
        private static final int LAST_MESSAGE = 5;

        @Override
        OutputStream watched(Socket socket, OutputStream out) {
            return new FilterOutputStream(out) {
                private boolean still;

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (!still) {
                        still = FROZEN.get() && bytes[offset + length - LAST_MESSAGE] == 'S';
                        out.write(bytes, offset, still ? length - LAST_MESSAGE : length);
                    }
                }
            };
        }
    }
}
