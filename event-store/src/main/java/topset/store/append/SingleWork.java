package topset.store.append;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import topset.store.Athlete;

/**
 * A work that runs alone in its transaction. So it may lock any number of owners, or none, and may mix reads and writes
 * by {@link Tx#now} and {@link Tx#connection}. It is never repeated.
 *
 * @param locks the first of them is the owner
 */
public record SingleWork<R>(Collection<Athlete> locks, Consumer<Reads> reading, OneDecision<R> decision)
        implements Work<R> {

    /** Decides, as {@link Work#decide} does. */
    @FunctionalInterface
    public interface OneDecision<R> {
        R decide(Tx tx) throws SQLException;
    }

    public SingleWork {
        locks = new LinkedHashSet<>(locks);
    }

    @Override
    public Athlete owner() {
        return locks.iterator().next();
    }

    @Override
    public void read(Reads reads) {
        reading.accept(reads);
    }

    @Override
    public R decide(Tx tx) throws SQLException {
        return decision.decide(tx);
    }
}
