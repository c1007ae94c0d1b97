package topset.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Objects;

/** The database refused or could not be reached; nothing of the transaction is stored, unless the answer to its commit was lost. */
public final class StoreFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The five characters of the SQL state; empty when there are none. */
    public String sqlState() {
        return getCause() instanceof SQLException cause ? Objects.requireNonNullElse(cause.getSQLState(), "") : "";
    }

    /**
     * Whether the same work may succeed later: a lost connection, a timeout, a deadlock, a server that is starting, stopping or full.
     * Classes of PostgreSQL's appendix A: 08, 40, 53, 55P03, 57, 58; an empty state comes from the pool.
     */
    public boolean temporary() {
        return unreachable()
                || getCause() instanceof SQLTransientException
                || switch (classOfState()) {
                    case "40", "53", "55", "57", "58" -> true;
                    default -> false;
                };
    }

    /** Whether the database cannot be talked to at all, so that the next attempt will most likely fail too. */
    public boolean unreachable() {
        return getCause() instanceof SQLNonTransientConnectionException
                || switch (classOfState()) {
                    case "08", "" -> true;
                    default -> sqlState().startsWith("57P0");
                };
    }

    private String classOfState() {
        String state = sqlState();
        return state.length() == 5 ? state.substring(0, 2) : "";
    }
}
