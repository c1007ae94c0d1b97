package topset.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import topset.store.append.Decided;
import topset.store.append.GroupCommit;

/**
 * A request to append events to one stream, for {@link GroupCommit}.
 *
 * @param <E> the type of the service's events
 * @param <R> the type of the answer to the request
 */
public interface Write<E, R> {

    /** {@link #decide} runs under this athlete's lock. */
    Athlete athlete();

    /** Unique within the athlete's gym. */
    String stream();

    /**
     * Returns the largest number of events that the write may store, at least 1. Group commit adds up these numbers to
     * limit the size of a transaction and to reserve the positions of its events.
     */
    default int mostEvents() {
        return 1;
    }

    Actor actor();

    /** The W3C trace context of the request. */
    @Nullable
    String traceParent();

    /**
     * Decides which events the write appends, while the athlete is locked. If this method throws an exception, only
     * this write is refused. If the transaction fails, this method is called again in another transaction. So the
     * method must have no side effects. If the command was already stored, the method must recognise this by the
     * command's id.
     */
    Decided<E, R> decide(StreamView<E> stream) throws SQLException;
}
