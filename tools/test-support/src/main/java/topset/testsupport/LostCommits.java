package topset.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Connections that a test lets break around a commit that is sent together with changes. */
public final class LostCommits {

    public enum Lost {
        NOTHING,
        /** PostgreSQL ends the session before it gets the changes. */
        BEFORE_THE_COMMIT,
        /** PostgreSQL commits, and its answer does not arrive. */
        AFTER_THE_COMMIT
    }

    private final AtomicReference<Lost> next = new AtomicReference<>(Lost.NOTHING);
    private final AtomicReference<Lost> answer = new AtomicReference<>(Lost.NOTHING);

    public void loseNext(Lost lost) {
        next.set(lost);
    }

    public boolean isOver() {
        return next.get() == Lost.NOTHING && answer.get() == Lost.NOTHING;
    }

    public DataSource losing(DataSource real) {
        return ObservedDatabase.of(real, (called, method, arguments, result) -> {
            if (method.equals("prepareStatement") && ((String) arguments[0]).endsWith("COMMIT")) {
                switch (next.getAndSet(Lost.NOTHING)) {
                    case NOTHING -> {}
                    case BEFORE_THE_COMMIT -> end((Connection) called);
                    case AFTER_THE_COMMIT -> answer.set(Lost.AFTER_THE_COMMIT);
                }
            } else if (method.equals("execute") && answer.getAndSet(Lost.NOTHING) != Lost.NOTHING) {
                throw new SQLException("The answer of the commit is lost", "08006");
            }
        });
    }

    private static void end(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException ended) {
            // Expected: the statement ends its own session.
        }
    }
}
