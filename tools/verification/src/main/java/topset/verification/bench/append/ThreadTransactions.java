package topset.verification.bench.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.ConnectionCloseHandler;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Transactions of Axon Framework on pooled JDBC connections. A thread has at most one transaction. A transaction that
 * is started inside another one joins it, as with Spring's default propagation, so that the outbox row belongs to the
 * transaction of the event.
 */
final class ThreadTransactions implements TransactionManager, ConnectionProvider {

    /** Sets the parameters of a statement. */
    @FunctionalInterface
    interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** The outer transaction commits and rolls back. */
    private static final Transaction JOINED = new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    };

    /** Axon Framework closes a connection after each statement; only the end of the transaction may do so. */
    private static final ConnectionCloseHandler KEEP_OPEN = new NoOpCloseHandler();

    private final DataSource pool;
    private final Map<Thread, Connection> current = new ConcurrentHashMap<>();

    ThreadTransactions(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Transaction startTransaction() {
        if (current.containsKey(Thread.currentThread())) {
            return JOINED;
        }
        try {
            var connection = pool.getConnection();
            connection.setAutoCommit(false);
            current.put(Thread.currentThread(), connection);
            return new Started(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public Connection getConnection() {
        return ConnectionWrapperFactory.wrap(connection(), KEEP_OPEN);
    }

    private Connection connection() {
        var connection = current.get(Thread.currentThread());
        if (connection == null) {
            throw new IllegalStateException("This thread has no transaction");
        }
        return connection;
    }

    /** Runs a statement in the transaction of this thread. */
    void execute(String sql) {
        execute(sql, statement -> {});
    }

    /** Runs a statement with parameters in the transaction of this thread. */
    void execute(String sql, Parameters parameters) {
        try (var statement = connection().prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The transaction that owns the connection of its thread. */
    private final class Started implements Transaction {
        private final Connection connection;

        Started(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(Ending ending) {
            current.remove(Thread.currentThread());
            try (connection) {
                ending.end(connection);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void end(Connection connection) throws SQLException;
    }
}
