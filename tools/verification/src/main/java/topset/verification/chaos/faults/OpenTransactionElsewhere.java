package topset.verification.chaos.faults;

import java.sql.SQLException;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Figures;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Table;

/** Keeps a write transaction open in another database of the same PostgreSQL server. */
record OpenTransactionElsewhere() implements Fault.Strike {

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        try (var forgotten = round.pair().connectAsSuperuser("postgres")) {
            forgotten.setAutoCommit(false);
            try (var statement = forgotten.createStatement()) {
                statement.execute("select pg_current_xact_id()");
                round.pause(round.scale().outage());
                // The recovery is measured while the transaction is still open, because no event should have to wait
                // until that transaction ends.
                round.recovered(System.nanoTime());
                var age = Figures.of(round.pair().session()).outboxAge();
                round.mustBeQuick(
                        age.compareTo(round.scale().outage().dividedBy(2)) < 0,
                        "an event has waited for " + Table.seconds(age) + " to be published");
                round.remark("oldest unpublished event " + Table.seconds(age) + ", in the metrics");
            }
            forgotten.rollback();
        }
    }
}
