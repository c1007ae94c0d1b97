package topset.verification.chaos.comparison;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topset.local.servers.Database;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.pair.ShakenPair;

record StoredEvents(Map<String, List<Stored>> byAthlete) {

    record Stored(long sequence, String stream, long version, String type, String id, String setId) {}

    private static final String EVENTS = "select athlete, sequence, stream, version, type, coalesce(data->>'setId', '')"
            + " from event where gym = ? and sequence is not null order by athlete, sequence";

    static StoredEvents of(ShakenPair pair, String gym) throws SQLException {
        var events = new TreeMap<String, List<Stored>>();
        pair.query(
                Database.SESSION,
                EVENTS,
                row -> events.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Stored(
                                row.getLong(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                gym + "/" + row.getString(3) + "/" + row.getLong(4),
                                row.getString(6))),
                gym);
        return new StoredEvents(events);
    }

    Verdict compare(List<KnownSet> acknowledged) {
        var verdict = Verdict.CLEAN;
        var times = new HashMap<String, Integer>();
        for (var athlete : byAthlete.entrySet()) {
            var versions = new HashMap<String, Long>();
            long expected = 1;
            for (var event : athlete.getValue()) {
                if (event.sequence() != expected) {
                    verdict = verdict.and(Verdict.wrong(
                            "number " + event.sequence() + " of " + athlete.getKey() + " follows " + (expected - 1)));
                }
                expected = event.sequence() + 1;
                var version = versions.merge(event.stream(), 1L, Long::sum);
                if (version != event.version()) {
                    verdict = verdict.and(Verdict.wrong(
                            "version " + event.version() + " of " + event.stream() + " is its " + version + ". event"));
                }
                if (event.type().startsWith("SetCompleted")) {
                    times.merge(athlete.getKey() + "/" + event.setId(), 1, Integer::sum);
                }
            }
        }
        var known = new HashSet<String>();
        for (var set : acknowledged) {
            var key = set.athlete() + "/" + set.set().setId();
            known.add(key);
            var count = times.getOrDefault(key, 0);
            verdict = verdict.and(Verdict.lost(count == 0 ? 1 : 0, "set " + key + " is not in the event store"))
                    .and(Verdict.doubled(
                            Math.max(0, count - 1), "set " + key + " is " + count + " times in the event store"));
        }
        for (var key : times.keySet()) {
            if (!known.contains(key)) {
                verdict = verdict.and(Verdict.wrong("set " + key + " was stored and never acknowledged"));
            }
        }
        return verdict;
    }

    long last(String athlete) {
        var events = byAthlete.getOrDefault(athlete, List.of());
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }
}
