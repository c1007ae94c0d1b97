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

    /** The athlete whose lock is held for the decision. */
    Athlete athlete();

    /** The stream's name in the athlete's gym. */
    String stream();

    /** The most events that the write may record, at least 1. It limits the size of a transaction. */
    default int mostEvents() {
        return 1;
    }

    /** Who makes the request. */
    Actor actor();

    /** The W3C trace context of the request. */
    @Nullable
    String traceParent();

    /**
     * Decides under the lock. An exception refuses this write alone. May be called again in another transaction if the
     * first one failed. So it must have no effect but its result, and must find by the command's id what it stored
     * before.
     */
    Decided<E, R> decide(StreamView<E> stream) throws SQLException;
}
