package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One stream under its athlete's lock. Includes the events that earlier writes of the same transaction decided. */
public interface StreamView<E> {

    /** Returns the last version; 0 if the stream does not exist. Needs no round trip. */
    long version();

    /**
     * Returns the events after the given version, in order. Needs a round trip only if some of them are in the
     * database. The codec reads those; events decided in this transaction are returned as they are.
     */
    List<TypedEvent<E>> after(long version) throws SQLException;

    /**
     * Returns the connection for look-ups in the service's own tables. If the decision fails, its writes through this
     * connection are undone.
     */
    Connection connection() throws SQLException;
}
