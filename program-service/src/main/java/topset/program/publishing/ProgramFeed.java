package topset.program.publishing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact;
import topset.contract.ProgramFact.AthletePlansErased;
import topset.contract.ProgramFact.AthleteProfileChanged;
import topset.contract.ProgramFact.DeloadPlanned;
import topset.contract.ProgramFact.DeloadRemoved;
import topset.contract.ProgramFact.LiftChanged;
import topset.contract.ProgramFact.OverrideRemoved;
import topset.contract.ProgramFact.ProgramEnded;
import topset.contract.ProgramFact.ProgramPaused;
import topset.contract.ProgramFact.ProgramResumed;
import topset.contract.ProgramFact.ProgramStarted;
import topset.contract.ProgramFact.TargetOverridden;
import topset.program.programs.ProgramEvent;
import topset.rules.lift.Lift;
import topset.store.Athlete;

/** Converts stored events to public events. */
public final class ProgramFeed {

    private ProgramFeed() {}

    /** Null if the event is not published. */
    public static @Nullable ProgramFact publish(Athlete athlete, ProgramEvent event) {
        var gym = athlete.gym();
        var id = athlete.id();
        return switch (event) {
            case ProgramEvent.ProfileChanged(var details, var at) ->
                new AthleteProfileChanged(gym, id, details, utc(at));
            case ProgramEvent.ProgramStarted started ->
                new ProgramStarted(
                        started.programId(),
                        gym,
                        id,
                        started.startsOn(),
                        started.template(),
                        started.templates(),
                        started.structure() == null ? null : started.structure().name(),
                        started.deloadEvery(),
                        started.lifts().stream().map(Lift::planned).toList(),
                        utc(started.at()));
            case ProgramEvent.LiftChanged changed ->
                new LiftChanged(
                        changed.programId(),
                        gym,
                        id,
                        changed.fromWeek(),
                        changed.lift().planned(),
                        utc(changed.at()));
            case ProgramEvent.ProgramPaused(var program, var pause, var at) ->
                new ProgramPaused(program, gym, id, pause, utc(at));
            case ProgramEvent.ProgramResumed(var program, var on, var at) ->
                new ProgramResumed(program, gym, id, on, utc(at));
            case ProgramEvent.ProgramEnded(var program, var on, var at) ->
                new ProgramEnded(program, gym, id, on, utc(at));
            case ProgramEvent.TargetOverridden(var program, var target, var at) ->
                new TargetOverridden(program, gym, id, target.published(), utc(at));
            case ProgramEvent.OverrideRemoved(var program, var slotId, var week, var at) ->
                new OverrideRemoved(program, gym, id, slotId, week, utc(at));
            case ProgramEvent.DeloadPlanned(var program, var planned, var at) ->
                new DeloadPlanned(program, gym, id, planned, utc(at));
            case ProgramEvent.DeloadRemoved(var program, var week, var at) ->
                new DeloadRemoved(program, gym, id, week, utc(at));
            case ProgramEvent.Result(var fact) -> fact;
            case ProgramEvent.AthleteErased(var at) -> new AthletePlansErased(gym, id, utc(at));
            case ProgramEvent.OfRosterRow _ -> null;
        };
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
