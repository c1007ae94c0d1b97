package topset.verification.chaos;

import java.net.URI;
import java.sql.SQLException;
import topset.local.Replica;
import topset.verification.Service;

/** Somebody forgets an open write transaction in another database of the same PostgreSQL. */
record OpenTransactionElsewhere() implements Fault {

    @Override
    public int number() {
        return 13;
    }

    @Override
    public String name() {
        return "open transaction elsewhere";
    }

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        try (var forgotten = round.pair().connectAsSuperuser("postgres")) {
            forgotten.setAutoCommit(false);
            try (var statement = forgotten.createStatement()) {
                statement.execute("select pg_current_xact_id()");
                round.pause(round.scale().outage());
                // Measured while it is still open: nothing may wait for it.
                round.recovered(System.nanoTime());
                shown(round, round.pair().session());
                shown(round, round.pair().program());
            }
            forgotten.rollback();
        }
    }

    private static void shown(Round round, Replica replica) {
        var metrics =
                new Service(URI.create(replica.url()), null).get("/q/metrics").text();
        round.mustHold(
                metrics.lines().anyMatch(line -> line.startsWith("topset_outbox_age_seconds")),
                "the age of the outbox is not among the metrics of the " + replica.name());
    }
}
