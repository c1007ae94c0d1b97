package topset.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
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
