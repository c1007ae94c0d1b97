package topset.program.publishing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.BackoffAdjusted;
import topset.contract.FlagsChanged;
import topset.contract.TargetRecomputed;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.program.programs.StandingFlags;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;
import topset.store.Athlete;

/** Makes the results of a computed plan in the form in which they are stored and published. */
public final class ProgramResults {

    private ProgramResults() {}

    public static TargetRecomputed target(
            Athlete athlete,
            Program program,
            Program.StoredTarget decided,
            @Nullable SlotWeek weekBefore,
            @Nullable String causedBy) {
        var week = decided.slotWeek();
        return new TargetRecomputed(
                program.id(),
                athlete.gym(),
                athlete.id(),
                week.slotId(),
                program.lift(week.slotId(), week.week()).exercise(),
                week.week(),
                TargetRecomputed.Status.valueOf(week.status().name()),
                decided.revision(),
                ContractMapper.prescription(week.prescription()),
                ContractMapper.planned(week),
                ContractMapper.done(program, week),
                weekBefore == null ? null : previous(weekBefore.prescription()),
                causedBy,
                ContractMapper.why(week.why()),
                ContractMapper.flags(week.flags(), decided.revisedAfterFinal()));
    }

    private static TargetRecomputed.Previous previous(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new TargetRecomputed.Previous(
                        topSet.load().output(), topSet.backoff().load().output());
            case Prescription.Straight straight ->
                new TargetRecomputed.Previous(straight.load().output(), null);
        };
    }

    public static FlagsChanged flags(
            Athlete athlete, Program program, int week, List<StandingFlag> before, List<StandingFlag> now) {
        return new FlagsChanged(
                program.id(),
                athlete.gym(),
                athlete.id(),
                week,
                ContractMapper.standing(now),
                StandingFlags.raised(before, now).stream().map(FlagCode::name).toList());
    }

    public static BackoffAdjusted backoff(
            Athlete athlete, Program program, Lift lift, int week, String sessionId, TodayBackoff backoff) {
        return new BackoffAdjusted(
                program.id(),
                athlete.gym(),
                athlete.id(),
                lift.slotId(),
                week,
                UUID.fromString(sessionId),
                lift.unit(),
                backoff.load().output(),
                backoff.exactLoad().output(),
                backoff.reduction().output(),
                backoff.setsLeft(),
                ContractMapper.why(backoff.why()));
    }
}
