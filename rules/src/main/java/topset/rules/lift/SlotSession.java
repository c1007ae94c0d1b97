package topset.rules.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import topset.contract.SetRole;

/** The sets of a session that belong to one slot, and all sets of the session, each in the order of completion. */
public record SlotSession(List<LoggedSet> sets, List<LoggedSet> all) {

    /** By the time of completion, then by id. The order in which sets arrived has no effect. */
    public static final Comparator<LoggedSet> IN_ORDER =
            Comparator.comparing(LoggedSet::completedAt).thenComparing(LoggedSet::setId, String::compareToIgnoreCase);

    /** By the start of the session, then by the time of completion. */
    public static final Comparator<LoggedSet> BY_SESSION = Comparator.comparing(LoggedSet::sessionStart)
            .thenComparing(LoggedSet::sessionId)
            .thenComparing(IN_ORDER);

    public List<LoggedSet> sets(SetRole role) {
        return all(List.of(this), role);
    }

    public static List<LoggedSet> all(List<SlotSession> sessions, SetRole role) {
        List<LoggedSet> chosen = new ArrayList<>();
        for (SlotSession session : sessions) {
            for (LoggedSet set : session.sets()) {
                if (set.role() == role) {
                    chosen.add(set);
                }
            }
        }
        return chosen;
    }

    public boolean warmedUp(String exercise, Instant by) {
        return all.stream()
                .anyMatch(set -> !set.isWorkingSet()
                        && set.exercise().equals(exercise)
                        && !set.completedAt().isAfter(by));
    }
}
