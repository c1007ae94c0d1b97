package topset.store.append;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the connection that a transaction hands to its callers. Whenever a caller creates a statement on it, the deferred
 * statements of the transaction are sent first. So the caller's statement sees what they change, even if the caller got
 * the connection before the statements were deferred. The transaction itself ends and closes the connection, so callers
 * cannot.
 */
final class CallersConnection {

    private static final Set<String> SENDING = Set.of("createStatement", "unwrap");

    /** A rollback to a savepoint would undo events whose sequence numbers are already used. */
    private static final Set<String> REFUSED =
            Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint", "setAutoCommit", "close", "abort");

    private CallersConnection() {}

    /** Sends the deferred statements of a transaction. */
    @FunctionalInterface
    interface Deferred {
        void send() throws SQLException;
    }

    static Connection of(Connection real, Deferred deferred) {
        return (Connection) Proxy.newProxyInstance(
                CallersConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(real, deferred, method, arguments));
    }

    private static @Nullable Object call(
            Connection real, Deferred deferred, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (REFUSED.contains(method.getName())) {
            throw new IllegalStateException("The event store ends its transaction: no " + method.getName() + " here");
        }
        if (leadsToStatements(method.getName())) {
            deferred.send();
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static boolean leadsToStatements(String method) {
        return method.startsWith("prepare") || SENDING.contains(method);
    }
}
