package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The state of one stream while a write decides which events it appends. The athlete is locked. The state includes the
 * new events of earlier writes in the same transaction.
 */
public interface StreamView<E> {

    /** 0 if the stream does not exist. Needs no round trip. */
    long version();

    /**
     * Returns the stream's events after the given version, in order. The method needs a round trip only if some of
     * these events are in the database. Events from the database are parsed by the codec; new events of this
     * transaction are returned without parsing.
     */
    List<TypedEvent<E>> after(long version) throws SQLException;

    /**
     * Returns the transaction's connection, for look-ups in the service's own tables. If the write's decision (which
     * events it appends) fails, changes made through this connection are rolled back.
     */
    Connection connection() throws SQLException;
}
