package topset.program.publishing;

import java.time.ZoneOffset;
import java.util.Optional;
import topset.contract.AthletePlansErased;
import topset.contract.AthleteProfileChanged;
import topset.contract.ProgramFact;
import topset.program.programs.ProgramEvent;
import topset.store.Athlete;

/** Converts stored events to public events. */
public final class ProgramFeed {

    private ProgramFeed() {}

    /** Returns the public form of an event; empty if the event is not published. */
    public static Optional<ProgramFact> publish(Athlete athlete, ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.ProfileChanged changed -> Optional.of(profile(athlete, changed));
            case ProgramEvent.ProgramStarted started -> Optional.of(started(athlete, started));
            case ProgramEvent.LiftChanged changed -> Optional.of(CoachFeed.lift(athlete, changed));
            case ProgramEvent.ProgramPaused paused -> Optional.of(CoachFeed.paused(athlete, paused));
            case ProgramEvent.ProgramResumed resumed -> Optional.of(CoachFeed.resumed(athlete, resumed));
            case ProgramEvent.ProgramEnded ended -> Optional.of(CoachFeed.ended(athlete, ended));
            case ProgramEvent.TargetOverridden overridden -> Optional.of(CoachFeed.overridden(athlete, overridden));
            case ProgramEvent.OverrideRemoved removed -> Optional.of(CoachFeed.removed(athlete, removed));
            case ProgramEvent.DeloadPlanned planned -> Optional.of(CoachFeed.deload(athlete, planned));
            case ProgramEvent.DeloadRemoved removed -> Optional.of(CoachFeed.noDeload(athlete, removed));
            case ProgramEvent.Result(var fact) -> Optional.of(fact);
            case ProgramEvent.OfRosterRow _ -> Optional.empty();
            case ProgramEvent.AthleteErased erased ->
                Optional.of(new AthletePlansErased(
                        athlete.gym(), athlete.id(), erased.erasedAt().atOffset(ZoneOffset.UTC)));
        };
    }

    /**
     * Whether a stored event has a public form, which is published to Kafka. This check is cheaper than
     * {@link #publish}.
     */
    public static boolean isPublished(ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.OfRosterRow _ -> false;
            case ProgramEvent.ProfileChanged _,
                    ProgramEvent.OfCoach _,
                    ProgramEvent.Result _,
                    ProgramEvent.AthleteErased _ -> true;
        };
    }

    private static ProgramFact profile(Athlete athlete, ProgramEvent.ProfileChanged changed) {
        var details = changed.details();
        return new AthleteProfileChanged(
                athlete.gym(),
                athlete.id(),
                details.timeZone(),
                details.unit(),
                details.trainingSince(),
                details.injured(),
                details.goal(),
                details.displayName(),
                details.bodyweight(),
                changed.changedAt().atOffset(ZoneOffset.UTC));
    }

    private static ProgramFact started(Athlete athlete, ProgramEvent.ProgramStarted started) {
        return new topset.contract.ProgramStarted(
                started.programId(),
                athlete.gym(),
                athlete.id(),
                started.startsOn(),
                started.template(),
                started.templates(),
                started.structure(),
                started.deloadEvery(),
                started.lifts().stream().map(ContractMapper::lift).toList(),
                started.startedAt().atOffset(ZoneOffset.UTC));
    }
}
