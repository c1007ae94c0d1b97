package topset.program.gym;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import topset.contract.AthleteCoachesChanged;
import topset.contract.CoachesSeeChanged;
import topset.contract.EventType;
import topset.contract.ExerciseDefined;
import topset.contract.ExerciseRetired;
import topset.edge.publication.PublicMessage;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

public final class GymPublication {

    private GymPublication() {}

    /** Empty if the event is not published. */
    public static List<OutgoingMessage> messages(GymEvent event, RecordedEvent stored) {
        var gym = stored.athlete().gym();
        return switch (event) {
            case GymEvent.AthleteCoachesChanged(var athlete, var coaches, var at) ->
                message(
                        stored,
                        EventType.ATHLETE_COACHES_CHANGED,
                        new AthleteCoachesChanged(gym, athlete, coaches, time(at)));
            case GymEvent.CoachesSeeChanged(var coachesSee, var at) ->
                message(stored, EventType.COACHES_SEE_CHANGED, new CoachesSeeChanged(gym, coachesSee, time(at)));
            case GymEvent.ExerciseDefined(var exercise, var at) ->
                message(stored, EventType.EXERCISE_DEFINED, ExerciseDefined.of(gym, exercise, time(at)));
            case GymEvent.ExerciseRetired(var exercise, var at) ->
                message(stored, EventType.EXERCISE_RETIRED, new ExerciseRetired(gym, exercise, time(at)));
            case GymEvent.AthleteTagsChanged _,
                    GymEvent.AthleteArchived _,
                    GymEvent.AthleteRestored _,
                    GymEvent.GymSettingsChanged _,
                    GymEvent.ProgramTemplateSaved _,
                    GymEvent.ProgramTemplateRetired _ -> List.of();
        };
    }

    private static List<OutgoingMessage> message(RecordedEvent stored, EventType type, Record fact) {
        return List.of(PublicMessage.of(stored, type, fact));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
