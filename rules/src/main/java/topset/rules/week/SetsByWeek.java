package topset.rules.week;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.SlotSession;

/**
 * Groups sets by week (training-rules.md § 6). All sets of a session belong to the week in which the session started.
 * Sets from before the program's start or after its end are excluded. Each set occurs once. Sets are in the order of
 * {@link SlotSession#BY_SESSION}.
 */
final class SetsByWeek {

    private final int first;
    private final List<LoggedSet> sets;
    /**
     * The index in {@link #sets} of the first set of each week, beginning with the week {@link #first}. The last entry
     * is the index after the last set of the last week.
     */
    private final int[] begins;

    SetsByWeek(Collection<LoggedSet> sets, ProgramDefinition program, int first, int last) {
        this.first = first;
        List<Instant> starts = program.calendar().starts(first, last + 1);
        Instant endsAt = program.endsAt();
        Instant to = starts.getLast();
        this.sets = once(sets, starts.getFirst(), endsAt != null && endsAt.isBefore(to) ? endsAt : to);
        begins = new int[starts.size()];
        int at = 0;
        for (int week = 0; week < starts.size(); week++) {
            while (at < this.sets.size() && this.sets.get(at).sessionStart().isBefore(starts.get(week))) {
                at++;
            }
            begins[week] = at;
        }
    }

    private static List<LoggedSet> once(Collection<LoggedSet> sets, Instant from, Instant to) {
        List<LoggedSet> within = new ArrayList<>(sets.size());
        for (LoggedSet set : sets) {
            if (!set.sessionStart().isBefore(from) && set.sessionStart().isBefore(to)) {
                within.add(set);
            }
        }
        within.sort(SlotSession.BY_SESSION);
        List<LoggedSet> once = new ArrayList<>(within.size());
        for (LoggedSet set : within) {
            if (once.isEmpty() || !once.getLast().setId().equals(set.setId())) {
                once.add(set);
            }
        }
        return once;
    }

    List<LoggedSet> of(int week) {
        return sets.subList(begins[week - first], begins[week - first + 1]);
    }
}
