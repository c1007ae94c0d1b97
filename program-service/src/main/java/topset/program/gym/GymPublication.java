package topset.program.gym;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import topset.contract.AthleteCoachesChanged;
import topset.contract.CoachesSeeChanged;
import topset.contract.EventType;
import topset.contract.ExerciseDefined;
import topset.contract.ExerciseRetired;
import topset.contract.GymFact;
import topset.edge.publication.PublicMessage;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

public final class GymPublication {

    private GymPublication() {}

    /** Empty if the event is not published. */
    public static List<OutgoingMessage> messages(GymEvent event, RecordedEvent stored) {
        return fact(stored.athlete().gym(), event)
                .map(fact -> List.of(PublicMessage.of(stored, type(fact), (Record) fact)))
                .orElse(List.of());
    }

    static boolean isPublished(GymEvent event) {
        return GymEventCodec.PUBLISHED.contains(event.getClass());
    }

    private static Optional<GymFact> fact(String gym, GymEvent event) {
        return switch (event) {
            case GymEvent.AthleteCoachesChanged changed ->
                Optional.of(new AthleteCoachesChanged(
                        gym,
                        changed.athleteId(),
                        changed.coaches(),
                        changed.changedAt().atOffset(ZoneOffset.UTC)));
            case GymEvent.CoachesSeeChanged changed ->
                Optional.of(new CoachesSeeChanged(
                        gym, changed.coachesSee(), changed.changedAt().atOffset(ZoneOffset.UTC)));
            case GymEvent.ExerciseDefined defined ->
                Optional.of(ExerciseDefined.of(
                        gym, defined.exercise(), defined.definedAt().atOffset(ZoneOffset.UTC)));
            case GymEvent.ExerciseRetired retired ->
                Optional.of(new ExerciseRetired(
                        gym, retired.exerciseId(), retired.retiredAt().atOffset(ZoneOffset.UTC)));
            default -> Optional.empty();
        };
    }

    private static EventType type(GymFact fact) {
        return switch (fact) {
            case AthleteCoachesChanged changed -> EventType.ATHLETE_COACHES_CHANGED;
            case CoachesSeeChanged changed -> EventType.COACHES_SEE_CHANGED;
            case ExerciseDefined defined -> EventType.EXERCISE_DEFINED;
            case ExerciseRetired retired -> EventType.EXERCISE_RETIRED;
        };
    }
}
