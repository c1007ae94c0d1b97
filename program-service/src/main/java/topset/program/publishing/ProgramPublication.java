package topset.program.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import topset.contract.EventType;
import topset.contract.ProgramFact;
import topset.edge.publication.PublicMessage;
import topset.program.gym.GymEventCodec;
import topset.program.gym.GymPublication;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** Makes the Kafka message of a public event: its value and its CloudEvents headers. */
@ApplicationScoped
public class ProgramPublication implements Feed {

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return GymPublication.messages(GymEventCodec.read(event.type(), event.data()), event);
        }
        var result = ProgramEventCodec.result(event.type());
        return result == null
                ? messages(ProgramEventCodec.read(event.type(), event.data()), event)
                : List.of(message(result, event));
    }

    /** A result is stored as it is published. */
    private static OutgoingMessage message(EventType result, RecordedEvent stored) {
        return PublicMessage.of(stored, result, stored.data().getBytes(UTF_8));
    }

    /** Makes the Kafka messages of an event, in the order in which they are sent. */
    public static List<OutgoingMessage> messages(ProgramEvent event, RecordedEvent stored) {
        if (event instanceof ProgramEvent.Result(var result)) {
            return List.of(message(type(result), stored));
        }
        return ProgramFeed.publish(stored.athlete(), event)
                .map(fact -> PublicMessage.of(stored, type(fact), (Record) fact))
                .map(List::of)
                .orElse(List.of());
    }

    private static EventType type(ProgramFact fact) {
        return switch (fact) {
            case topset.contract.AthleteProfileChanged changed -> EventType.ATHLETE_PROFILE_CHANGED;
            case topset.contract.ProgramStarted started -> EventType.PROGRAM_STARTED;
            case topset.contract.LiftChanged changed -> EventType.LIFT_CHANGED;
            case topset.contract.ProgramPaused paused -> EventType.PROGRAM_PAUSED;
            case topset.contract.ProgramResumed resumed -> EventType.PROGRAM_RESUMED;
            case topset.contract.ProgramEnded ended -> EventType.PROGRAM_ENDED;
            case topset.contract.TargetOverridden overridden -> EventType.TARGET_OVERRIDDEN;
            case topset.contract.OverrideRemoved removed -> EventType.OVERRIDE_REMOVED;
            case topset.contract.DeloadPlanned planned -> EventType.DELOAD_PLANNED;
            case topset.contract.DeloadRemoved removed -> EventType.DELOAD_REMOVED;
            case topset.contract.TargetRecomputed recomputed -> EventType.TARGET_RECOMPUTED;
            case topset.contract.BackoffAdjusted adjusted -> EventType.BACKOFF_ADJUSTED;
            case topset.contract.FlagsChanged changed -> EventType.FLAGS_CHANGED;
            case topset.contract.AthletePlansErased erased -> EventType.ATHLETE_PLANS_ERASED;
        };
    }
}
