package topset.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;

/**
 * The database refused the transaction or could not be reached. Nothing of the transaction is stored, unless the answer
 * to its commit was lost.
 */
public final class StoreFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreFailedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Returns the SQL state of five characters; empty if there is none. */
    public String sqlState() {
        return getCause() instanceof SQLException cause ? Objects.requireNonNullElse(cause.getSQLState(), "") : "";
    }

    /** Whether the database cannot be reached, so that the next attempt will most likely fail too. */
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
