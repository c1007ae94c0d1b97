package topset.program;

import static topset.testsupport.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import topset.store.Athlete;
import topset.store.StoreFailedException;

/** A transaction that locks an athlete, while PostgreSQL ends all other transactions that wait for the lock. */
public enum EndedWaits {
    /** As after the time-out of a lock: the transaction fails, and the next one may succeed. */
    STATEMENT_CANCELLED("pg_cancel_backend"),
    /** As when PostgreSQL shuts down: the connection is lost. */
    CONNECTION_ENDED("pg_terminate_backend");

    private final String function;

    EndedWaits(String function) {
        this.function = function;
    }

    /** Runs work while the athlete is locked, and returns the SQL state with which the work fails. */
    public String sqlStateOf(OnPostgres service, Athlete locked, Runnable work) {
        return service.store.run(List.of(locked), tx -> {
            // The threads of the common pool have the class loader of the running service.
            var working = CompletableFuture.runAsync(work, Thread.ofVirtual()::start);
            eventually().until(() -> {
                endWaits(tx.connection());
                return working.isDone();
            });
            return ((StoreFailedException) working.exceptionNow()).sqlState();
        });
    }

    private void endWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select " + function + "(pid) from pg_locks"
                    + " where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))");
        }
    }
}
