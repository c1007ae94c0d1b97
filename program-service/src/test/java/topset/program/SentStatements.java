package topset.program;

import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Counts the round trips of a data source: the statements that are sent, and the commits. Statements that are sent
 * together count as one.
 */
public final class SentStatements {
    private final AtomicLong statements = new AtomicLong();

    public DataSource counting(DataSource real) {
        return ObservedDatabase.of(real, (called, method, result) -> {
            if (method.startsWith("execute") || method.equals("commit")) {
                statements.incrementAndGet();
            }
        });
    }

    /** Returns the number of round trips that the work needs. */
    public long during(Runnable work) {
        long before = statements.get();
        work.run();
        return statements.get() - before;
    }
}
