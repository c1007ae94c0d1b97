package topset.program.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.training.lift.Flag;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;

/**
 * The whole of the rules as one function: {@code prescription(week n+1) = fold over weeks 1..n of step(prescription(week k),
 * sets of week k)}. It depends on the set of sets, not on their order, nor on repeats (the convergence law).
 */
public final class ProgramFold {

    private final List<Lift> lifts;
    private final TrainingCalendar calendar;
    private final Map<String, WeekStep> steps = new HashMap<>();

    private ProgramFold(List<Lift> lifts, TrainingCalendar calendar) {
        this.lifts = lifts;
        this.calendar = calendar;
        lifts.forEach(lift -> steps.put(lift.slotId(), new WeekStep(lift)));
    }

    /**
     * Folds sets into weeks.
     *
     * @param lifts the program's lifts
     * @param resumeFrom every lift's final week k, to go on from; empty: from week 1
     * @param sets all of the athlete's sets of weeks ≥ k, matched or not; others do no harm
     * @param asOf the time at which the answer holds
     * @param endsAt the program's end: sessions from then on are not its own and weeks from then on are not planned
     * @return every lift's weeks k+1..current+1, or 1..current+1 when {@code resumeFrom} is empty; before the start week 1 only
     * @throws IllegalArgumentException if {@code resumeFrom} is not one final week of every lift
     */
    public static Folded fold(
            List<Lift> lifts,
            TrainingCalendar calendar,
            List<SlotWeek> resumeFrom,
            Collection<LoggedSet> sets,
            Instant asOf,
            @Nullable Instant endsAt) {
        return new ProgramFold(lifts, calendar).fold(resumeFrom, sets, asOf, endsAt);
    }

    private Folded fold(List<SlotWeek> resumeFrom, Collection<LoggedSet> sets, Instant asOf, @Nullable Instant endsAt) {
        int current = calendar.weekOf(asOf);
        int last = lastPlanned(Math.max(1, current + 1), endsAt);
        List<SlotWeek> weeks = new ArrayList<>();
        Map<Integer, List<Flag>> weekFlags = new TreeMap<>();
        List<SlotWeek> entered = resumeFrom;
        if (!resumeFrom.isEmpty()) {
            checkResumable(resumeFrom);
        } else if (last >= 1) {
            entered = lifts.stream().map(lift -> step(lift.slotId()).first()).toList();
            weeks.addAll(entered);
        }
        int first = resumeFrom.isEmpty() ? 1 : resumeFrom.getFirst().week();
        Map<Integer, List<LoggedSet>> byWeek = byWeek(sets);
        for (int week = first; week < last; week++) {
            WeekSessions sessions = new WeekSessions(lifts, byWeek.getOrDefault(week, List.of()));
            entered = next(entered, sessions, week < current);
            weeks.addAll(entered);
            List<Flag> flags = sessions.flagsOfUnmatched();
            if (!flags.isEmpty()) {
                weekFlags.put(week + 1, flags);
            }
        }
        return new Folded(weeks, weekFlags);
    }

    private List<SlotWeek> next(List<SlotWeek> entered, WeekSessions sessions, boolean over) {
        Map<String, SlotWeek> bySlot = new HashMap<>();
        entered.forEach(week -> bySlot.put(week.slotId(), week));
        return lifts.stream()
                .map(lift ->
                        step(lift.slotId()).next(requireNonNull(bySlot.get(lift.slotId())), sessions.of(lift), over))
                .toList();
    }

    private WeekStep step(String slotId) {
        return requireNonNull(steps.get(slotId));
    }

    private int lastPlanned(int last, @Nullable Instant endsAt) {
        int planned = last;
        while (endsAt != null && planned > 0 && !calendar.startOf(planned).isBefore(endsAt)) {
            planned--;
        }
        return planned;
    }

    private void checkResumable(List<SlotWeek> weeks) {
        Set<String> slots = new HashSet<>();
        int at = weeks.getFirst().week();
        for (SlotWeek week : weeks) {
            slots.add(week.slotId());
            if (week.status() != SlotWeek.Status.FINAL || week.week() != at) {
                throw new IllegalArgumentException("cannot resume from week " + week.week() + " of " + week.slotId());
            }
        }
        if (weeks.size() != lifts.size() || !slots.equals(steps.keySet())) {
            throw new IllegalArgumentException("cannot resume without one week of every lift");
        }
    }

    /** All sets of a session belong to the week of its start; those before the program's start are not of this program. */
    private Map<Integer, List<LoggedSet>> byWeek(Collection<LoggedSet> sets) {
        Map<String, LoggedSet> once = new HashMap<>();
        sets.stream().sorted(SlotSession.IN_ORDER).forEach(set -> once.putIfAbsent(set.setId(), set));
        return once.values().stream().collect(Collectors.groupingBy(set -> calendar.weekOf(set.sessionStart())));
    }
}
