package topset.program.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import topset.contract.EventType;
import topset.edge.publication.PublicMessage;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.gym.GymStream;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

@ApplicationScoped
public class ProgramPublication implements Feed {
    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        if (event.athlete().isGym()) {
            return GymEventCodec.read(event.type(), event.data()) instanceof GymEvent.Published published
                    ? List.of(GymStream.message(published, event))
                    : List.of();
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

    /** Empty if the event is not published. */
    public static List<OutgoingMessage> messages(ProgramEvent event, RecordedEvent stored) {
        var fact = ProgramFeed.publish(stored.athlete(), event);
        if (fact == null) {
            return List.of();
        }
        return List.of(
                event instanceof ProgramEvent.Result
                        ? message(EventType.of(fact), stored)
                        : PublicMessage.of(stored, fact));
    }
}
