package topset.verification.chaos.comparison;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import topset.testsupport.EventMessage;
import topset.verification.chaos.pair.ShakenPair;

/**
 * The events of a gym on the session topic: {@code swapped} counts messages after one with a higher number, {@code
 * read} is the last number that a subscriber reaches who accepts only the next, and {@code forked} counts numbers with
 * a second event id.
 */
public record PublishedEvents(
        Map<String, Map<Long, String>> idsBySequence, long repeats, long swapped, long forked, Map<String, Long> read) {

    public static PublishedEvents of(ShakenPair pair, String gym) {
        var ids = new TreeMap<String, Map<Long, String>>();
        var highest = new HashMap<String, Long>();
        var read = new HashMap<String, Long>();
        long repeats = 0;
        long swapped = 0;
        long forked = 0;
        for (var message : TopicLog.ofSessions(pair).of(gym)) {
            var headers = EventMessage.headers(message);
            var athlete = headers.getOrDefault("ce_subject", "");
            var sequence = Long.parseLong(headers.getOrDefault("ce_athletesequence", "0"));
            var id = headers.getOrDefault("ce_id", "");
            read.merge(athlete, sequence == 1 ? 1L : 0L, (last, first) -> sequence == last + 1 ? sequence : last);
            var before = ids.computeIfAbsent(athlete, a -> new TreeMap<>()).putIfAbsent(sequence, id);
            if (before == null) {
                var last = highest.merge(athlete, sequence, Math::max);
                swapped += last > sequence ? 1 : 0;
            } else if (before.equals(id)) {
                repeats++;
            } else {
                forked++;
            }
        }
        return new PublishedEvents(ids, repeats, swapped, forked, read);
    }

    /** After a refill events may be out of order, but who accepts only the next number must find every event. */
    public Verdict compare(StoredEvents stored, boolean refilled) {
        var verdict = refilled
                ? Verdict.CLEAN
                : Verdict.swapped(swapped, swapped + " messages came after a later one of their athlete");
        if (forked > 0) {
            verdict = verdict.and(Verdict.wrong(forked + " numbers have two events on the topic"));
        }
        for (var athlete : stored.byAthlete().entrySet()) {
            var published = idsBySequence.getOrDefault(athlete.getKey(), Map.of());
            for (var event : athlete.getValue()) {
                var id = published.get(event.sequence());
                if (id == null) {
                    verdict = verdict.and(Verdict.lost(1, event.id() + " is not on the topic"));
                } else if (!id.equals(event.id())) {
                    verdict = verdict.and(Verdict.wrong("number " + event.sequence() + " of " + athlete.getKey()
                            + " is " + event.id() + ", published " + id));
                }
            }
            var last = read.getOrDefault(athlete.getKey(), 0L);
            if (last < stored.last(athlete.getKey())) {
                verdict = verdict.and(Verdict.swapped(
                        1, "a reader of " + athlete.getKey() + " from the first number on stops after " + last));
            }
            if (published.size() > athlete.getValue().size()) {
                verdict = verdict.and(Verdict.wrong("more of " + athlete.getKey() + " is published than stored"));
            }
        }
        return verdict;
    }
}
