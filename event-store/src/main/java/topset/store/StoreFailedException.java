package topset.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;

/**
 * The database refused the transaction or could not be reached. The transaction has stored nothing. But if the
 * connection was lost during the commit, the transaction may have been committed.
 */
public final class StoreFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Five characters; empty if the failure has no SQL state. */
    public String sqlState() {
        return getCause() instanceof SQLException cause ? Objects.requireNonNullElse(cause.getSQLState(), "") : "";
    }

    /** The next attempt will most likely fail too. */
    public boolean unreachable() {
        var state = sqlState();
        return getCause() instanceof SQLNonTransientConnectionException
                || state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("57P0");
    }
}
