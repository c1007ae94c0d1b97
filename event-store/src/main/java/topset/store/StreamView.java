package topset.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One stream as it stands while its athlete's lock is held, with what earlier writes of the same transaction decided. */
public interface StreamView<E> {

    /** The last version; 0 when the stream does not exist. Known without a round trip. */
    long version();

    /**
     * The events above that version, in order; costs a round trip only when there are any in the database. Those are read by the codec;
     * what was decided in this transaction is handed on as it is.
     */
    List<TypedEvent<E>> after(long version) throws SQLException;

    /** For look-ups in the service's own tables. What a decision that fails has written through it is undone. */
    Connection connection() throws SQLException;
}
