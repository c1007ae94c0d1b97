package topset.program.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.program.programs.Program;
import topset.program.programs.Program.Setting;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/**
 * Computes the first weeks of a program that has not started, if every set is lifted as planned: top sets with the
 * planned reps at the planned RPE, all other sets with the most reps of their range. Earlier training of the athlete is
 * not included.
 */
record ProgramForecast(Program program, Setting setting) {
    static final int WEEKS = 8;

    private static final Duration BETWEEN_SETS = Duration.ofMinutes(3);

    List<FoldedWeek> weeks() {
        var definition = program.definition(setting, Map.of());
        var weeks = new ArrayList<FoldedWeek>();
        var sets = new ArrayList<LoggedSet>();
        for (int week = 1; week <= WEEKS; week++) {
            var asOf = setting.calendar().startOf(week);
            var entered = ProgramFold.fold(definition, weeks.isEmpty() ? null : weeks.getLast(), sets, asOf);
            weeks.add(at(week, entered));
            sets.addAll(asPlanned(weeks.getLast()));
        }
        return List.copyOf(weeks);
    }

    private static FoldedWeek at(int week, List<FoldedWeek> weeks) {
        return weeks.stream().filter(each -> each.week() == week).findFirst().orElseThrow();
    }

    private List<LoggedSet> asPlanned(FoldedWeek week) {
        return week.slots().stream()
                .flatMap(slot -> asPlanned(slot, program.lift(slot.slotId(), slot.week())).stream())
                .toList();
    }

    private List<LoggedSet> asPlanned(SlotWeek slot, Lift lift) {
        var sets = new ArrayList<LoggedSet>();
        switch (slot.prescription()) {
            case Prescription.TopSet planned -> {
                var top = planned.top();
                add(sets, slot, lift, top.sets(), SetRole.TOP, top.load(), top.reps(), top.rpe());
                var backoff = planned.backoff();
                var reps = backoff.repRange().max();
                add(sets, slot, lift, backoff.sets(), SetRole.BACKOFF, backoff.load(), reps, null);
            }
            case Prescription.Straight planned ->
                add(
                        sets,
                        slot,
                        lift,
                        planned.sets(),
                        SetRole.STRAIGHT,
                        planned.load(),
                        planned.reps().max(),
                        null);
        }
        return sets;
    }

    private void add(
            List<LoggedSet> sets,
            SlotWeek slot,
            Lift lift,
            int count,
            SetRole role,
            Exact load,
            int reps,
            @Nullable Exact rpe) {
        var begins = begins(slot.week(), lift.day());
        IntStream.range(0, count)
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
                        begins.plus(BETWEEN_SETS.multipliedBy(sets.size() + nth + 1L)),
                        slot.slotId()))
                .toList()
                .forEach(sets::add);
    }

    private Instant begins(int week, int day) {
        return setting.calendar().startOf(week).plus(Duration.ofDays(day - 1L));
    }
}
