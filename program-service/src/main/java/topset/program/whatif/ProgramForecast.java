package topset.program.whatif;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.RepRange;
import topset.contract.SetRole;
import topset.program.programs.Program;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/**
 * Computes the first weeks of a program that has not started, if every set is lifted as planned: top sets with the
 * planned reps at the planned RPE, all other sets with the fewest reps of their range and one more in each further week
 * at the same load. Earlier training of the athlete is not included.
 */
record ProgramForecast(Program program, ProgramDefinition definition) {
    static final int WEEKS = 8;

    private static final Duration BETWEEN_SETS = Duration.ofMinutes(3);

    List<FoldedWeek> weeks() {
        var weeks = new ArrayList<FoldedWeek>();
        var sets = new ArrayList<LoggedSet>();
        for (int week = 1; week <= WEEKS; week++) {
            int number = week;
            var asOf = definition.calendar().startOf(week);
            var next = ProgramFold.fold(definition, weeks.isEmpty() ? null : weeks.getLast(), sets, asOf).stream()
                    .filter(each -> each.week() == number)
                    .findFirst()
                    .orElseThrow();
            next.slots().stream()
                    .flatMap(slot -> asPlanned(slot, weeks.reversed()))
                    .forEach(sets::add);
            weeks.add(next);
        }
        return List.copyOf(weeks);
    }

    /** @param before the weeks before, the newest first */
    private Stream<LoggedSet> asPlanned(SlotWeek slot, List<FoldedWeek> before) {
        return switch (slot.prescription()) {
            case Prescription.TopSet planned -> {
                var top = planned.top();
                var backoff = planned.backoff();
                int reps = reps(backoff.repRange(), slot, before);
                yield Stream.concat(
                        sets(slot, SetRole.TOP, 1, top.sets(), top.load(), top.reps(), top.rpe()),
                        sets(slot, SetRole.BACKOFF, 1 + top.sets(), backoff.sets(), backoff.load(), reps, null));
            }
            case Prescription.Straight planned ->
                sets(
                        slot,
                        SetRole.STRAIGHT,
                        1,
                        planned.sets(),
                        planned.load(),
                        planned.miniSets() == null
                                ? reps(planned.reps(), slot, before)
                                : planned.reps().max(),
                        null);
        };
    }

    /** The fewest reps, and one more for each week in a row that had the same load. A deload interrupts no row. */
    private static int reps(RepRange range, SlotWeek slot, List<FoldedWeek> before) {
        var weeksAtLoad = before.stream()
                .flatMap(week -> week.slots().stream())
                .filter(each -> each.slotId().equals(slot.slotId()) && each.planned() == null)
                .takeWhile(each -> loadBelowTop(each).equals(loadBelowTop(slot)))
                .count();
        return Math.min(range.max(), range.min() + (int) weeksAtLoad);
    }

    private static Exact loadBelowTop(SlotWeek slot) {
        return slot.prescription() instanceof Prescription.TopSet planned
                ? planned.backoff().load()
                : slot.prescription().load();
    }

    /** {@code first} is the number of the first of these sets among the sets of the lift. */
    private Stream<LoggedSet> sets(
            SlotWeek slot, SetRole role, int first, int count, Exact load, int reps, @Nullable Exact rpe) {
        var lift = program.lift(slot.slotId(), slot.week());
        var begins = definition.calendar().startOf(slot.week()).plus(Duration.ofDays(lift.day() - 1L));
        return IntStream.range(0, count)
                .mapToObj(nth -> new LoggedSet(
                        "forecast-" + slot.week() + "-" + slot.slotId() + "-" + role + "-" + nth,
                        "forecast-" + slot.week() + "-" + lift.day(),
                        begins,
                        lift.day(),
                        lift.exercise(),
                        role,
                        load,
                        lift.unit(),
                        reps,
                        rpe,
                        false,
                        begins.plus(BETWEEN_SETS.multipliedBy(first + nth)),
                        slot.slotId()));
    }
}
