package topset.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One request's change of one stream, for {@link GroupCommit}.
 *
 * @param <E> the service's events
 * @param <R> what the request is answered with
 */
public interface Write<E, R> {

    /** Whose lock is held while deciding. */
    Athlete athlete();

    /** The stream's name in the athlete's gym. */
    String stream();

    /** At most so many events come of it, at least 1; for a transaction of a bounded size. */
    default int mostEvents() {
        return 1;
    }

    /** Who makes the request. */
    Actor actor();

    /** the W3C trace context of the request. */
    @Nullable
    String traceParent();

    /**
     * Decides under the lock. An exception refuses this write alone. May be called again, in another transaction, when the first one failed:
     * so it has no effect but its answer, and finds by the command's id what it stored before.
     */
    Decided<E, R> decide(StreamView<E> stream) throws SQLException;
}
