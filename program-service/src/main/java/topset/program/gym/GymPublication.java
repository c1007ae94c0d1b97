package topset.program.gym;

import java.time.ZoneOffset;
import java.util.List;
import topset.contract.EventType;
import topset.contract.ExerciseDefined;
import topset.contract.ExerciseRetired;
import topset.contract.GymFact;
import topset.edge.publication.PublicMessage;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** Makes the public messages of a gym's events. */
public final class GymPublication {

    private GymPublication() {}

    /** Makes the messages of the event in a row. */
    public static List<OutgoingMessage> messages(GymEvent event, RecordedEvent stored) {
        var fact = fact(stored.athlete().gym(), event);
        return List.of(PublicMessage.of(stored, type(fact), (Record) fact));
    }

    private static GymFact fact(String gym, GymEvent event) {
        return switch (event) {
            case GymEvent.ExerciseDefined defined ->
                ExerciseDefined.of(gym, defined.exercise(), defined.definedAt().atOffset(ZoneOffset.UTC));
            case GymEvent.ExerciseRetired retired ->
                new ExerciseRetired(
                        gym, retired.exerciseId(), retired.retiredAt().atOffset(ZoneOffset.UTC));
        };
    }

    private static EventType type(GymFact fact) {
        return switch (fact) {
            case ExerciseDefined defined -> EventType.EXERCISE_DEFINED;
            case ExerciseRetired retired -> EventType.EXERCISE_RETIRED;
        };
    }
}
