package topset.edge.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.audit.AuditEntry;

/**
 * Collects audit rows until they are written to the database. In each minute the first of several similar actions gets
 * its own row, and a second row counts the others. If a caller, a gym or the whole replica reaches its row limit for
 * the minute, one row counts all further actions. Refusals, sign-ins and exports have separate limits; operators' calls
 * are limited only per caller.
 */
final class AuditBuffer {
    static final int MOST_OF_CALLER = 10;
    static final int MOST_REFUSALS = 100;
    static final int MOST_REFUSALS_OF_GYM = 30;

    /** The largest number of sign-ins of one minute that get audit rows of their own. */
    static final int MOST_SIGN_INS = 1_000;

    static final int MOST_EXPORTS = 1_000;

    /** Reached only if the database is away for some time. Rows of sign-ins may use at most half of the limit. */
    static final int MOST_WAITING = 10_000;

    private static final int SECONDS_OF_MINUTE = 60;
    private static final String VARIOUS = "various";
    private static final Actor ANYBODY = Actor.caller("*", Actor.Role.NONE, null);

    private record Group(AuditEntry.Kind kind, @Nullable String gym, Actor actor) {}

    private final Map<AuditEntry, Integer> others = new LinkedHashMap<>();
    private final Map<Group, Integer> rowsOfGroup = new HashMap<>();
    private final Map<AuditEntry.Kind, Integer> rowsOfKind = new EnumMap<>(AuditEntry.Kind.class);
    private final Queue<AuditEntry> waiting = new ArrayDeque<>();
    private long minute;
    private long lost;

    /** Adds the row of an action. The caller ensures that the number of such actions is limited. */
    synchronized void add(AuditEntry entry) {
        if (waiting.size() < (entry.kind() == AuditEntry.Kind.SIGN_IN ? MOST_WAITING / 2 : MOST_WAITING)) {
            waiting.add(entry);
        } else {
            lost++;
        }
    }

    /** For an action that a caller can repeat without limit. */
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
            case EXPORT -> all >= MOST_EXPORTS;
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

    /** The row to write next, which stays until {@link #written}; null if there is none. */
    synchronized @Nullable AuditEntry next(Instant now) {
        endMinute(now);
        return waiting.peek();
    }

    synchronized void written() {
        waiting.remove();
    }

    /** Also counts the actions of the current minute; called when the process ends. */
    synchronized void end() {
        countOthers();
    }

    /** Returns how many rows were lost since the last call, because the queue was full, and resets the number. */
    synchronized long takeLost() {
        var count = lost;
        lost = 0;
        return count;
    }
}
