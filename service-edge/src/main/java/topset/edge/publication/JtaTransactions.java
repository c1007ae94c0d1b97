package topset.edge.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.edge.web.Causes;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.TransactionRunner;

/**
 * JTA transactions. Agroal enlists one connection in each, which the event store and Panache's entities share. Entities
 * are flushed after the event store has sent its changes, and before the commit.
 */
record JtaTransactions(DataSource pool) implements TransactionRunner {

    /** In seconds. An erasure may need long; PostgreSQL ends all other transactions much earlier (ADR 0132). */
    private static final int LONGEST = 3_600;

    @Override
    public <T> T run(Query<T> work) {
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST).call(() -> Query.on(pool, work));
        } catch (StoreFailedException failed) {
            throw failed;
        } catch (RuntimeException failed) {
            throw Causes.of(failed, SQLException.class)
                    .findFirst()
                    .<RuntimeException>map(StoreFailedException::new)
                    .orElse(failed);
        }
    }
}
