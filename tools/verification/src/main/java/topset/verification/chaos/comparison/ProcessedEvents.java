package topset.verification.chaos.comparison;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topset.local.servers.Database;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.pair.ShakenPair;

/** The events of a gym that the program service has processed, as its database shows them. */
public record ProcessedEvents(
        Map<String, Long> seen, Map<String, String> parked, Map<String, String> facts, Verdict repeats) {

    private static final String INBOX = "select athlete, seen, last_ids, reason from inbox where gym = ?";
    private static final String FACTS =
            "select athlete, set_id, load_value, reps from set_fact where gym = ? and not removed";

    private record Seen(
            String athlete,
            long last,
            List<String> ids,
            @Nullable String parked) {}

    public static ProcessedEvents of(ShakenPair pair, String gym) throws SQLException {
        var inbox = pair.query(
                Database.PROGRAM,
                INBOX,
                row -> new Seen(
                        row.getString(1),
                        row.getLong(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        row.getString(4)),
                gym);
        var seen = new HashMap<String, Long>();
        var parked = new HashMap<String, String>();
        var repeats = Verdict.CLEAN;
        for (var each : inbox) {
            seen.put(each.athlete(), each.last());
            var twice = each.ids().size() - Set.copyOf(each.ids()).size();
            repeats = repeats.and(
                    Verdict.doubled(twice, twice + " events of " + each.athlete() + " were processed twice"));
            if (each.parked() != null) {
                parked.put(each.athlete(), each.parked());
            }
        }
        var facts = new HashMap<String, String>();
        pair.query(
                Database.PROGRAM,
                FACTS,
                row -> facts.put(
                        row.getString(1) + "/" + row.getString(2),
                        row.getBigDecimal(3).stripTrailingZeros().toPlainString() + " x " + row.getInt(4)),
                gym);
        return new ProcessedEvents(seen, parked, facts, repeats);
    }

    boolean hasAllOf(StoredEvents stored) {
        return stored.byAthlete().keySet().stream()
                .allMatch(athlete ->
                        parked.containsKey(athlete) || seen.getOrDefault(athlete, 0L) >= stored.last(athlete));
    }

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
            var lifted = set.set().set();
            var logged = lifted.load().value().toPlainString() + " x " + lifted.reps();
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
