package topset.program;

import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts the statements that are sent through a data source. Statements that are sent together count as one. */
public final class SentStatements {
    private final AtomicLong statements = new AtomicLong();

    public DataSource counting(DataSource real) {
        return ObservedDatabase.of(real, (called, method, result) -> {
            if (method.startsWith("execute")) {
                statements.incrementAndGet();
            }
        });
    }

    /** Returns the number of statements that the work sends. */
    public long during(Runnable work) {
        long before = statements.get();
        work.run();
        return statements.get() - before;
    }
}
