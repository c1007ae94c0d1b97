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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    private final Course course;

    private ProgramFold(Course course) {
        this.course = course;
        lifts = course.lifts();
        calendar = course.calendar();
        lifts.forEach(lift -> steps.put(lift.slotId(), new WeekStep(lift)));
    }

    /**
     * Folds sets into weeks.
     *
     * @param resumeFrom a final week k to go on from; null: from week 1. Week k holds the override and the lifts of week k, so
     *     what changes from week w on is resumed from a week before w
     * @param sets all of the athlete's sets of weeks ≥ k, matched or not; others do no harm
     * @param asOf the time at which the answer holds
     * @return weeks k+1..current+1, or 1..current+1 when {@code resumeFrom} is null; before the start week 1 only; in order
     * @throws IllegalArgumentException if {@code resumeFrom} is not a final week of every lift
     */
    public static List<FoldedWeek> fold(
            Course course, @Nullable FoldedWeek resumeFrom, Collection<LoggedSet> sets, Instant asOf) {
        return new ProgramFold(course).fold(resumeFrom, sets, asOf);
    }

    private List<FoldedWeek> fold(@Nullable FoldedWeek resumeFrom, Collection<LoggedSet> sets, Instant asOf) {
        int current = calendar.weekOf(asOf);
        int last = lastPlanned(Math.max(1, current + 1), course.endsAt());
        List<FoldedWeek> weeks = new ArrayList<>();
        FoldedWeek entered = resumeFrom;
        if (entered != null) {
            checkResumable(entered.slots());
        } else if (last >= 1) {
            entered = new FoldedWeek(
                    1, lifts.stream().map(lift -> step(lift.slotId()).first()).toList(), course.trends(), List.of());
            weeks.add(entered);
        }
        Map<Integer, List<LoggedSet>> byWeek = byWeek(sets);
        while (entered != null && entered.week() < last) {
            int week = entered.week();
            WeekSessions sessions = new WeekSessions(lifts, byWeek.getOrDefault(week, List.of()));
            entered = new FoldedWeek(
                    week + 1,
                    next(entered.slots(), sessions, week < current),
                    entered.trends(),
                    sessions.flagsOfUnmatched());
            weeks.add(entered);
        }
        return List.copyOf(weeks);
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
