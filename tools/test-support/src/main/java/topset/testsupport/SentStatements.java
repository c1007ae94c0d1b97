package topset.testsupport;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Counts the statements that are sent through a data source, commits included, and the round trips that they need.
 * Statements that are sent together share a round trip.
 */
public final class SentStatements {
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    /** The last statement was the commit. The driver then sends nothing for {@code Connection.commit()}. */
    private final AtomicBoolean committed = new AtomicBoolean();

    public record Sent(long statements, long roundTrips) {}

    public DataSource counting(DataSource real) {
        return ObservedDatabase.of(real, (called, method, arguments, result) -> {
            if (method.equals("prepareStatement")) {
                var sql = (String) arguments[0];
                statements.addAndGet(sql.split(";").length);
                committed.set(sql.endsWith("COMMIT"));
            } else if (method.startsWith("execute")) {
                roundTrips.incrementAndGet();
            } else if (method.equals("commit") && !committed.getAndSet(false)) {
                statements.incrementAndGet();
                roundTrips.incrementAndGet();
            }
        });
    }

    public Sent during(Runnable work) {
        long statementsBefore = statements.get();
        long roundTripsBefore = roundTrips.get();
        work.run();
        return new Sent(statements.get() - statementsBefore, roundTrips.get() - roundTripsBefore);
    }
}
