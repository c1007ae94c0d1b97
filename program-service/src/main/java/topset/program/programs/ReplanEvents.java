package topset.program.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.programs.ProgramCommand.Replan;
import topset.program.programs.ProgramEvent.BackoffAdjusted;
import topset.program.programs.ProgramEvent.OfPlan;
import topset.program.programs.ProgramEvent.PreviousLoads;
import topset.program.programs.ProgramEvent.WeekEntered;
import topset.program.programs.ProgramEvent.WeekRecomputed;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;

/** Computes a program's plan from its sets, and returns the differences from the stored plan as events. */
public final class ReplanEvents {

    private ReplanEvents() {}

    /** Empty if both plans are equal. */
    static List<OfPlan> of(Replan replan, Program program) {
        var earlier = replan.earlier() != null ? replan.earlier() : program.trends(1);
        var resumeFrom = replan.fromWeek() == 0 ? null : program.entered(replan.fromWeek());
        var folded = ProgramFold.fold(
                program.definition(replan.setting(), earlier), resumeFrom, replan.sets(), replan.asOf());
        var now = new HashMap<Program.SlotInWeek, SlotWeek>();
        program.weeks().forEach((key, decided) -> now.put(key, decided.slotWeek()));
        folded.forEach(week ->
                week.slots().forEach(slot -> now.put(new Program.SlotInWeek(week.week(), slot.slotId()), slot)));

        var events = new ArrayList<OfPlan>();
        for (var week : folded) {
            var revised = new HashSet<String>();
            for (var slot : week.slots()) {
                var before = program.weeks().get(new Program.SlotInWeek(week.week(), slot.slotId()));
                if (before == null || !before.slotWeek().equals(slot)) {
                    var weekBefore = now.get(new Program.SlotInWeek(week.week() - 1, slot.slotId()));
                    var recomputed = recomputed(program, slot, before, weekBefore, replan);
                    events.add(recomputed);
                    before = new Program.Decided(slot, recomputed.revision(), recomputed.revisedAfterFinal());
                }
                if (before.revisedAfterFinal()) {
                    revised.add(slot.slotId());
                }
            }
            StandingFlags.changed(program, week.week(), StandingFlags.of(week, revised::contains))
                    .ifPresent(events::add);
            if (week.isFinal()
                    && !week.trends().equals(program.planState().trends().get(week.week()))) {
                events.add(new WeekEntered(program.id(), week.week(), week.trends()));
            }
        }
        events.addAll(backoffs(replan, program, now));
        return events;
    }

    private static WeekRecomputed recomputed(
            Program program,
            SlotWeek week,
            Program.@Nullable Decided before,
            @Nullable SlotWeek weekBefore,
            Replan replan) {
        var visible = before == null || !looksAlike(week, before.slotWeek());
        // A final target counts as revised only if a late set changed it. It does not count if a coach changed the
        // running week. A late set from before the program does not count either, because the target of the first week
        // is final from the start.
        var late = replan.causedBy() != null
                && !replan.asOf().isBefore(replan.setting().calendar().startOf(week.week()));
        var revised = before != null
                && (before.revisedAfterFinal()
                        || (visible && late && before.slotWeek().status() == SlotWeek.Status.FINAL));
        return new WeekRecomputed(
                program.id(),
                week,
                program.lift(week.slotId(), week.week()).exercise(),
                before == null ? 1 : before.revision() + (visible ? 1 : 0),
                revised,
                visible,
                weekBefore == null ? null : loads(weekBefore.prescription()),
                replan.causedBy(),
                lifted(program, week.slotId(), week.done()));
    }

    /** The exercise and unit of the week before; null if the target was not computed from the result of a week. */
    public static ProgramEvent.@Nullable Lifted lifted(Program program, String slotId, SlotWeek.@Nullable Done done) {
        if (done == null) {
            return null;
        }
        var lift = program.lift(slotId, done.week());
        return new ProgramEvent.Lifted(lift.exercise(), lift.unit());
    }

    /**
     * Whether the published fields of two targets are equal. Internal fields, such as the state of the progression
     * method, are not compared.
     */
    public static boolean looksAlike(SlotWeek a, SlotWeek b) {
        return a.status() == b.status()
                && a.prescription().equals(b.prescription())
                && Objects.equals(a.planned(), b.planned())
                && Objects.equals(a.done(), b.done())
                && a.why().equals(b.why())
                && a.flags().equals(b.flags());
    }

    public static PreviousLoads loads(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new PreviousLoads(topSet.load(), topSet.backoff().load());
            case Prescription.Straight straight -> new PreviousLoads(straight.load(), null);
        };
    }

    private static List<BackoffAdjusted> backoffs(
            Replan replan, Program program, Map<Program.SlotInWeek, SlotWeek> weeks) {
        var adjusted = new ArrayList<BackoffAdjusted>();
        var endsAt = replan.setting().endsAt();
        var bySession = replan.sets().stream()
                .filter(set -> replan.sessions().contains(set.sessionId()))
                .filter(set -> endsAt == null || set.sessionStart().isBefore(endsAt))
                .collect(Collectors.groupingBy(LoggedSet::sessionId));
        bySession.forEach((sessionId, sets) -> {
            var week = replan.setting().calendar().weekOf(sets.getFirst().sessionStart());
            var lifts = program.liftsIn(week);
            for (var lift : lifts) {
                var entering = weeks.get(new Program.SlotInWeek(week, lift.slotId()));
                if (entering == null) {
                    continue;
                }
                var backoff = Today.backoff(lift, entering, Today.setsOf(lift, lifts, sets));
                if (backoff != null
                        && !backoff.equals(
                                program.backoffs().get(new Program.SlotInSession(sessionId, lift.slotId())))) {
                    adjusted.add(new BackoffAdjusted(
                            program.id(), lift.slotId(), lift.unit(), week, UUID.fromString(sessionId), backoff));
                }
            }
        });
        return adjusted;
    }
}
