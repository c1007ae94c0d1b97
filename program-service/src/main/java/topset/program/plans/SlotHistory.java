package topset.program.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.Prescription;
import topset.contract.ProgramFact.TargetRecomputed.DoneSet;
import topset.contract.RaisedFlag;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.Why;
import topset.program.programs.Program;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;

/** One week of a slot. {@code result} is absent if nothing of the week was judged. */
public record SlotHistory(
        int week,
        LocalDate startsOn,
        String exercise,
        String variant,
        TargetStatus status,
        @JsonUnwrapped Prescribed target,
        @JsonUnwrapped @Nullable Result result,
        @Nullable BigDecimal reductionPercent,
        boolean overridden,
        @JsonUnwrapped Explained explained) {

    public record Explained(List<RaisedFlag> flags, List<Why> why) {}

    /** {@code planned} is the prescription without the deload, only in a deload week. */
    public record Prescribed(
            Prescription prescribed, @Nullable Prescription planned) {}

    /** {@code e1rm} is that of the deciding set. */
    public record Result(
            Done done, WeekOutcome outcome, @Nullable BigDecimal e1rm) {

        private static @Nullable Result of(SlotWeek.@Nullable Done done) {
            return done == null ? null : new Result(Done.of(done), done.outcome(), Exact.outputOf(done.e1rm()));
        }
    }

    /**
     * {@code backoff} has the newest twenty; then {@code backoffCount} is present. {@code tonnage} is the sum of load ×
     * reps.
     */
    public record Done(
            @Nullable DoneSet top,
            List<DoneSet> backoff,
            int topReps,
            int backoffReps,
            BigDecimal tonnage,
            @Nullable Integer backoffCount) {

        private static Done of(SlotWeek.Done done) {
            var deciding = done.decidingSet();
            return new Done(
                    deciding == null ? null : deciding.published(),
                    done.backoff().stream().map(SlotWeek.DoneSet::published).toList(),
                    done.topReps(),
                    done.backoffReps(),
                    done.tonnage().output(),
                    done.backoffCount());
        }
    }

    /**
     * The history shows a flag about a prescription in the week of the prescription, and any other flag in the week
     * whose sets caused the flag (training-rules.md § 8).
     */
    private static final Set<FlagCode> OF_THE_PRESCRIPTION =
            EnumSet.of(FlagCode.EQUIPMENT_LIMIT, FlagCode.BEYOND_FAILURE, FlagCode.REVISED_AFTER_FINAL);

    static List<SlotHistory> of(PlanAsOf plan, String slotId) {
        var weeks = new ArrayList<SlotHistory>();
        for (int week = 1; plan.isPlanned(week); week++) {
            int number = week;
            plan.program().target(week, slotId).ifPresent(decided -> weeks.add(of(plan, number, decided)));
        }
        return weeks;
    }

    private static SlotHistory of(PlanAsOf plan, int week, Program.StoredTarget decided) {
        var target = decided.slotWeek();
        var slotId = target.slotId();
        var next = plan.program().slotWeek(week + 1, slotId);
        var flags = Stream.concat(
                target.flags().stream().filter(flag -> OF_THE_PRESCRIPTION.contains(flag.code())),
                next == null
                        ? Stream.empty()
                        : next.flags().stream().filter(flag -> !OF_THE_PRESCRIPTION.contains(flag.code())));
        var lift = plan.program().lift(slotId, week);
        var prescribed = target.prescription().published();
        var backoff = prescribed.backoff();
        return new SlotHistory(
                week,
                plan.calendar().startDate(week),
                lift.exercise(),
                lift.scheme().variant().name(),
                target.status(),
                new Prescribed(prescribed, target.publishedPlan()),
                Result.of(next == null ? null : next.done()),
                backoff == null ? null : backoff.reductionPercent(),
                plan.program().adjustments().override(slotId, week).isPresent(),
                new Explained(decided.withRevised(flags), target.why()));
    }
}
