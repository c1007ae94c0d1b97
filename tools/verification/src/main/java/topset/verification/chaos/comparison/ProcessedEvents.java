package topset.verification.chaos.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import topset.local.servers.Database;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.pair.ShakenPair;

/**
 * The events of a gym that the program service has processed, as its database shows them.
 *
 * @param seen the last processed sequence number of each athlete
 * @param facts the load and reps of each set that the program service knows
 */
public record ProcessedEvents(
        Map<String, Long> seen, Map<String, String> parked, Map<String, String> facts, Verdict repeats) {

    private static final String INBOX = "select athlete, seen, last_ids, reason from inbox where gym = ?";
    private static final String FACTS =
            "select athlete, set_id, load_value, reps from set_fact where gym = ? and not removed";

    public static ProcessedEvents of(ShakenPair pair, String gym) throws SQLException {
        try (var connection = pair.connect(Database.PROGRAM)) {
            return of(connection, gym);
        }
    }

    private static ProcessedEvents of(Connection connection, String gym) throws SQLException {
        var seen = new HashMap<String, Long>();
        var parked = new HashMap<String, String>();
        var repeats = Verdict.CLEAN;
        try (var statement = connection.prepareStatement(INBOX)) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var athlete = rows.getString(1);
                    seen.put(athlete, rows.getLong(2));
                    var ids = List.of((String[]) rows.getArray(3).getArray());
                    var twice = ids.size() - Set.copyOf(ids).size();
                    repeats = repeats.and(
                            Verdict.doubled(twice, twice + " events of " + athlete + " were processed twice"));
                    if (rows.getString(4) != null) {
                        parked.put(athlete, rows.getString(4));
                    }
                }
            }
        }
        var facts = new HashMap<String, String>();
        try (var statement = connection.prepareStatement(FACTS)) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.put(
                            rows.getString(1) + "/" + rows.getString(2),
                            rows.getBigDecimal(3).stripTrailingZeros().toPlainString() + " x " + rows.getInt(4));
                }
            }
        }
        return new ProcessedEvents(seen, parked, facts, repeats);
    }

    /**
     * Whether the program service has received every stored event. It has received an event if it has processed the
     * event, or if the event waits because its athlete is parked.
     */
    boolean hasAllOf(StoredEvents stored) {
        return stored.byAthlete().keySet().stream()
                .allMatch(athlete ->
                        parked.containsKey(athlete) || seen.getOrDefault(athlete, 0L) >= stored.last(athlete));
    }

    /**
     * Checks that the program service has stored every acknowledged set with the logged values, and that no athlete is
     * parked.
     */
    public Verdict compare(StoredEvents stored, List<KnownSet> acknowledged) {
        var verdict = repeats;
        for (var athlete : new TreeSet<>(parked.keySet())) {
            verdict = verdict.and(Verdict.wrong(athlete + " is parked: " + parked.get(athlete)));
        }
        for (var athlete : stored.byAthlete().keySet()) {
            if (seen.getOrDefault(athlete, 0L) != stored.last(athlete)) {
                verdict = verdict.and(Verdict.wrong("of " + athlete + " " + seen.getOrDefault(athlete, 0L)
                        + " events of " + stored.last(athlete) + " were processed"));
            }
        }
        for (var set : acknowledged) {
            var key = set.athlete() + "/" + set.set().setId();
            var logged = set.set().load().value().stripTrailingZeros().toPlainString() + " x "
                    + set.set().reps();
            var fact = facts.get(key);
            if (fact == null) {
                verdict = verdict.and(Verdict.lost(1, "set " + key + " is unknown to the program service"));
            } else if (!fact.equals(logged)) {
                verdict = verdict.and(Verdict.wrong("set " + key + " was " + logged + " and is known as " + fact));
            }
        }
        return verdict;
    }
}
