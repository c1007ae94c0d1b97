package topset.program.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import topset.program.facts.Facts;
import topset.program.facts.FactsChanged;
import topset.store.Admission;
import topset.store.Athlete;
import topset.store.Inbox;
import topset.store.Incoming;
import topset.store.QuietTransaction;

/**
 * The same intake into the tables of the next generation, where the transaction's search path leads: repeats dropped, holes waited for, faults
 * parked; nothing is planned, and no dead letter is sent.
 */
@ApplicationScoped
public class QuietIntake {
    private static final String SERVED = "select seen from public.inbox where gym = ? and athlete = ?";

    private final Inbox inbox;
    private final Admitted admitted;

    public QuietIntake(Inbox inbox, Translator translator) {
        this.inbox = inbox;
        this.admitted = new Admitted(inbox, translator, QuietIntake::served);
    }

    /** Takes a batch in, and says what facts that changed. */
    public List<FactsChanged> take(Connection connection, List<Incoming> batch) throws SQLException {
        var tx = new QuietTransaction(connection);
        return take(tx, inbox.admit(tx, batch));
    }

    /** Passes over what the athlete's events wait for, as an operator did before. */
    public List<FactsChanged> passOver(Connection connection, Athlete athlete) throws SQLException {
        var tx = new QuietTransaction(connection);
        var skipped = inbox.skip(tx, athlete);
        return skipped.isEmpty() ? List.of() : take(tx, skipped.get().admission());
    }

    /** Follows the newer of two histories, as an operator did before. */
    public List<FactsChanged> replay(Connection connection, Athlete athlete) throws SQLException {
        var tx = new QuietTransaction(connection);
        return take(tx, inbox.replay(tx, athlete));
    }

    /** What was taken before there were limits, or because an operator wanted it, is not refused afterwards. */
    private static long served(Connection connection, Athlete athlete) throws SQLException {
        try (var statement = connection.prepareStatement(SERVED)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private List<FactsChanged> take(QuietTransaction tx, Admission admission) throws SQLException {
        var taken = admitted.facts(tx, admission, new ArrayList<>(), new HashMap<>(), new HashSet<>());
        return Facts.take(tx.connection(), taken.facts(), taken.known());
    }
}
