package topset.edge.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.audit.AuditEntry;

/**
 * Rows on their way to the database. What one caller does may come without end, so that of each minute only the first of a kind has a row of its
 * own, and one more row counts the others like it; beyond some of one caller, of one gym, and of all together, a row counts what is left. No gym
 * uses up what the others may have, and sign-ins and operators' calls take nothing from refusals.
 */
final class AuditBuffer {
    static final int MOST_OF_CALLER = 10;
    static final int MOST_REFUSALS = 100;
    static final int MOST_REFUSALS_OF_GYM = 30;

    /** As many people as sign in during a busy minute; each has one row. */
    static final int MOST_SIGN_INS = 1_000;

    /** More wait only while the database is away; sign-ins leave half to the others. */
    static final int MOST_WAITING = 10_000;

    private static final int SECONDS_OF_MINUTE = 60;
    private static final String VARIOUS = "various";
    private static final Actor ANYBODY = Actor.caller("*", Actor.Role.NONE, null);

    private record Group(AuditEntry.Kind kind, @Nullable String gym, Actor actor) {}

    private final Map<AuditEntry, Integer> others = new LinkedHashMap<>();
    private final Map<Group, Integer> rowsOfGroup = new HashMap<>();
    private final Map<AuditEntry.Kind, Integer> rowsOfKind = new EnumMap<>(AuditEntry.Kind.class);
    private List<AuditEntry> waiting = new ArrayList<>();
    private long minute;
    private long lost;

    /** A row of its own, for what cannot come without end. */
    synchronized void add(AuditEntry entry) {
        if (waiting.size() < (entry.kind() == AuditEntry.Kind.SIGN_IN ? MOST_WAITING / 2 : MOST_WAITING)) {
            waiting.add(entry);
        } else {
            lost++;
        }
    }

    /** A row of its own if it is the first like it in this minute; else it is counted. */
    synchronized void count(AuditEntry entry, Instant now) {
        endMinute(now);
        var ofCaller = new Group(entry.kind(), entry.gym(), entry.actor());
        var ofGym = new Group(entry.kind(), entry.gym(), ANYBODY);
        if (others.containsKey(entry)) {
            others.merge(entry, 1, Integer::sum);
        } else if (rows(ofCaller) >= MOST_OF_CALLER) {
            others.merge(various(ofCaller), 1, Integer::sum);
        } else if (isFull(ofGym)) {
            others.merge(various(ofGym), 1, Integer::sum);
        } else {
            others.put(entry, 0);
            rowsOfGroup.merge(ofCaller, 1, Integer::sum);
            rowsOfGroup.merge(ofGym, 1, Integer::sum);
            rowsOfKind.merge(entry.kind(), 1, Integer::sum);
            add(entry);
        }
    }

    private boolean isFull(Group gym) {
        int all = rowsOfKind.getOrDefault(gym.kind(), 0);
        return switch (gym.kind()) {
            case OPERATION -> false;
            case REFUSAL -> all >= MOST_REFUSALS || rows(gym) >= MOST_REFUSALS_OF_GYM;
            case SIGN_IN -> all >= MOST_SIGN_INS;
        };
    }

    private int rows(Group group) {
        return rowsOfGroup.getOrDefault(group, 0);
    }

    private static AuditEntry various(Group group) {
        return new AuditEntry(group.kind(), group.actor(), VARIOUS, group.gym(), null, null, null, 1);
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
        rowsOfGroup.clear();
        rowsOfKind.clear();
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
