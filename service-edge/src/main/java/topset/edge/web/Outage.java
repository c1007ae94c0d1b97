package topset.edge.web;

import io.quarkus.oidc.OIDCException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A temporary failure is answered with 503, so that the client may try again; a defect is answered with 500. */
public final class Outage {
    /**
     * Lock not available, query cancelled, deadlock, serialization failure, server shutting down, crashed or starting,
     * I/O error. Two further states mean that PostgreSQL ended a transaction because the client was frozen, between two
     * statements or inside one (ADR 0132).
     */
    private static final Set<String> PASSING =
            Set.of("55P03", "57014", "40P01", "40001", "57P01", "57P02", "57P03", "58030", "25P03", "25P04", "25006");

    /** The SQL states that begin with 53: disk full, out of memory, too many connections. */
    private static final String OUT_OF_RESOURCES = "53";

    /**
     * Lock not available, query cancelled, deadlock, and the time-outs of a transaction: the service has computed for too
     * long between two statements, or in all.
     */
    private static final Set<String> OF_ONE_TRANSACTION = Set.of("55P03", "57014", "40P01", "25P03", "25P04");

    private Outage() {}

    /** Whether the client may send the same request again. */
    public static boolean isBehind(@Nullable Throwable fault) {
        return Causes.of(fault, Throwable.class).anyMatch(cause -> switch (cause) {
            case SQLException sql -> passes(sql);
            // The token issuer cannot be reached: its keys are loaded only when the first token arrives.
            case OIDCException _, ConnectException _, SocketTimeoutException _ -> true;
            default -> false;
        });
    }

    /**
     * Whether the cause is temporary and concerns the database as a whole, so that any other transaction would fail
     * too.
     */
    public static boolean concernsEveryTransaction(@Nullable Throwable fault) {
        return isBehind(fault) && !concernsOneTransaction(fault);
    }

    /** A time-out or a lock conflict: a transaction with fewer or other rows may succeed at the same time. */
    public static boolean concernsOneTransaction(@Nullable Throwable fault) {
        return Causes.of(fault, SQLException.class)
                .anyMatch(sql -> OF_ONE_TRANSACTION.contains(String.valueOf(sql.getSQLState())));
    }

    /**
     * The socket's time limit has passed. Either the database does not answer at all, or the statement has waited for
     * several locks one after the other.
     */
    public static boolean isWithoutAnswer(@Nullable Throwable fault) {
        return Causes.of(fault, SocketTimeoutException.class).findAny().isPresent();
    }

    private static boolean passes(SQLException fault) {
        if (fault instanceof SQLTimeoutException || fault instanceof SQLTransientException) {
            return true;
        }
        var state = fault.getSQLState();
        if (state == null) {
            // Agroal throws without an SQL state if no connection became free in time, or if the pool is closed.
            return true;
        }
        return state.startsWith("08") || state.startsWith(OUT_OF_RESOURCES) || PASSING.contains(state);
    }
}
