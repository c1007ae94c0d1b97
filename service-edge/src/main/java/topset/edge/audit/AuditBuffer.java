package topset.edge.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.AuditEntry;

/**
 * Rows on their way to the database. What one caller does may come without end, so that of each minute only the first of a kind has a row of its
 * own, and one more row counts the others like it; beyond some kinds of one caller, and of all callers together, a row counts what is left.
 */
final class AuditBuffer {
    static final int MOST_OF_CALLER = 10;
    static final int MOST_OF_MINUTE = 100;

    /** More wait only while the database is away. */
    static final int MOST_WAITING = 10_000;

    private static final int SECONDS_OF_MINUTE = 60;
    private static final String VARIOUS = "various";
    private static final Actor ANYBODY = Actor.caller("*", Actor.Role.NONE, null);

    private record Caller(AuditEntry.Kind kind, @Nullable String gym, Actor actor) {}

    private final Map<AuditEntry, Integer> others = new LinkedHashMap<>();
    private final Map<Caller, Integer> kindsOfCaller = new HashMap<>();
    private List<AuditEntry> waiting = new ArrayList<>();
    private long minute;
    private long lost;

    /** A row of its own, for what cannot come without end. */
    synchronized void add(AuditEntry entry) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(entry);
        } else {
            lost++;
        }
    }

    /** A row of its own if it is the first like it in this minute; else it is counted. */
    synchronized void count(AuditEntry entry, Instant now) {
        endMinute(now);
        var caller = new Caller(entry.kind(), entry.gym(), entry.actor());
        if (others.containsKey(entry)) {
            others.merge(entry, 1, Integer::sum);
        } else if (others.size() >= MOST_OF_MINUTE) {
            others.merge(various(entry.kind(), ANYBODY, null), 1, Integer::sum);
        } else if (kindsOfCaller.merge(caller, 1, Integer::sum) > MOST_OF_CALLER) {
            others.merge(various(entry.kind(), entry.actor(), entry.gym()), 1, Integer::sum);
        } else {
            others.put(entry, 0);
            add(entry);
        }
    }

    private static AuditEntry various(AuditEntry.Kind kind, Actor actor, @Nullable String gym) {
        return new AuditEntry(kind, actor, VARIOUS, gym, null, null, null, 1);
    }

    private void endMinute(Instant now) {
        var current = now.getEpochSecond() / SECONDS_OF_MINUTE;
        if (current != minute) {
            countOthers();
            minute = current;
        }
    }

    private void countOthers() {
        others.forEach((entry, count) -> {
            if (count > 0) {
                add(entry.more(count));
            }
        });
        others.clear();
        kindsOfCaller.clear();
    }

    /** What is to be written now. */
    synchronized List<AuditEntry> take(Instant now) {
        endMinute(now);
        return takeWaiting();
    }

    /** What is left at the end of the process. */
    synchronized List<AuditEntry> takeAll() {
        countOthers();
        return takeWaiting();
    }

    private List<AuditEntry> takeWaiting() {
        var taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    /** What could not be written: first in line again. */
    synchronized void giveBack(List<AuditEntry> entries) {
        var newer = waiting;
        waiting = new ArrayList<>();
        entries.forEach(this::add);
        newer.forEach(this::add);
    }

    /** How many rows were lost since the last look, because the database was away for too long. */
    synchronized long takeLost() {
        var count = lost;
        lost = 0;
        return count;
    }
}
