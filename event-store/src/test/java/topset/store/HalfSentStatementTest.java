package topset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** A client that stands still before it has sent all that belongs to a statement is not idle to PostgreSQL: only its transaction's age ends it (ADR 0040). */
class HalfSentStatementTest {

    private static final String IDLE_FOR_LONG = "SET idle_in_transaction_session_timeout = 100";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(42)";
    private static final AtomicBoolean FROZEN = new AtomicBoolean();

    private final Database database = Postgres.fresh();

    @Test
    void itsLocksAreFreeOnceItsTransactionIsTooOld() {
        assertThatCode(() -> lockBesideOneWhoStandsStill("SET transaction_timeout = 500"))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutThatItHoldsThemForAsLongAsItStandsStill() {
        assertThatThrownBy(() -> lockBesideOneWhoStandsStill("SET transaction_timeout = 0"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("55P03"));
    }

    private void lockBesideOneWhoStandsStill(String limit) throws SQLException {
        FROZEN.set(false);
        try (Connection still = connect("?socketFactory=" + Freezing.class.getName());
                Connection other = connect("")) {
            execute(still, IDLE_FOR_LONG);
            execute(still, limit);
            execute(other, "SET lock_timeout = 2000");
            still.setAutoCommit(false);
            execute(still, LOCK);
            FROZEN.set(true);
            Thread.ofVirtual().start(() -> {
                try {
                    execute(still, "SELECT 1");
                } catch (SQLException ended) {
                    // As it must be, sooner or later.
                }
            });
            try {
                execute(other, LOCK);
            } finally {
                still.abort(Runnable::run);
            }
        }
    }

    private Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(database.url() + parameters, Database.SERVICE, Database.SERVICE_PASSWORD);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Sockets that, once {@link #FROZEN}, send one statement without the message that ends it, and then nothing. */
    public static final class Freezing extends SocketFactory {
        /** Of {@code Sync}, in bytes. */
        private static final int LAST_MESSAGE = 5;

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public OutputStream getOutputStream() throws IOException {
                    return new FilterOutputStream(super.getOutputStream()) {
                        private boolean still;

                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            if (!still) {
                                still = FROZEN.get();
                                out.write(bytes, offset, still ? length - LAST_MESSAGE : length);
                            }
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new UnsupportedOperationException();
        }
    }
}
