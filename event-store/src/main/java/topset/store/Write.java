package topset.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import topset.store.append.Decided;
import topset.store.append.GroupCommit;

/**
 * One request's change of one stream, for {@link GroupCommit}.
 *
 * @param <E> the service's events
 * @param <R> the answer to the request
 */
public interface Write<E, R> {

    /** Returns the athlete whose lock is held for the decision. */
    Athlete athlete();

    /** Returns the stream's name in the athlete's gym. */
    String stream();

    /**
     * Returns the largest number of events that the write may record, at least 1. It limits the size of a transaction.
     */
    default int mostEvents() {
        return 1;
    }

    /** Returns the actor who makes the request. */
    Actor actor();

    /** Returns the W3C trace context of the request. */
    @Nullable
    String traceParent();

    /**
     * Decides under the lock. An exception refuses this write alone. If a transaction fails, this method is called
     * again in another one. So its only effect must be its result, and it must recognise by the command's id that it
     * has already stored the command.
     */
    Decided<E, R> decide(StreamView<E> stream) throws SQLException;
}
