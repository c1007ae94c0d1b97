package topset.program.publishing;

import static java.util.Objects.requireNonNull;

import java.time.ZoneOffset;
import topset.contract.ProgramFact;
import topset.program.programs.ProgramEvent;
import topset.store.Athlete;

/** Converts the stored events of a coach's decisions to public events. */
final class CoachFeed {

    private CoachFeed() {}

    static ProgramFact lift(Athlete athlete, ProgramEvent.LiftChanged changed) {
        return new topset.contract.LiftChanged(
                changed.programId(),
                athlete.gym(),
                athlete.id(),
                changed.fromWeek(),
                ContractMapper.lift(changed.lift()),
                changed.changedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact paused(Athlete athlete, ProgramEvent.ProgramPaused paused) {
        return new topset.contract.ProgramPaused(
                paused.programId(),
                athlete.gym(),
                athlete.id(),
                paused.from(),
                paused.to(),
                paused.reason(),
                paused.pausedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact resumed(Athlete athlete, ProgramEvent.ProgramResumed resumed) {
        return new topset.contract.ProgramResumed(
                resumed.programId(),
                athlete.gym(),
                athlete.id(),
                resumed.on(),
                resumed.resumedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact ended(Athlete athlete, ProgramEvent.ProgramEnded ended) {
        return new topset.contract.ProgramEnded(
                ended.programId(),
                athlete.gym(),
                athlete.id(),
                ended.endsOn(),
                ended.endedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact overridden(Athlete athlete, ProgramEvent.TargetOverridden overridden) {
        var override = overridden.override();
        return new topset.contract.TargetOverridden(
                overridden.programId(),
                athlete.gym(),
                athlete.id(),
                override.slotId(),
                override.week(),
                ContractMapper.output(override.load()),
                override.reps(),
                ContractMapper.output(override.backoffReduction()),
                override.backoffSets(),
                override.reason(),
                overridden.overriddenAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact removed(Athlete athlete, ProgramEvent.OverrideRemoved removed) {
        return new topset.contract.OverrideRemoved(
                removed.programId(),
                athlete.gym(),
                athlete.id(),
                removed.slotId(),
                removed.week(),
                removed.removedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact deload(Athlete athlete, ProgramEvent.DeloadPlanned planned) {
        var deload = planned.deload();
        return new topset.contract.DeloadPlanned(
                planned.programId(),
                athlete.gym(),
                athlete.id(),
                deload.week(),
                deload.percent().output(),
                deload.backoffSets(),
                requireNonNull(deload.reason(), "a coach's deload has a reason"),
                planned.plannedAt().atOffset(ZoneOffset.UTC));
    }

    static ProgramFact noDeload(Athlete athlete, ProgramEvent.DeloadRemoved removed) {
        return new topset.contract.DeloadRemoved(
                removed.programId(),
                athlete.gym(),
                athlete.id(),
                removed.week(),
                removed.removedAt().atOffset(ZoneOffset.UTC));
    }
}
