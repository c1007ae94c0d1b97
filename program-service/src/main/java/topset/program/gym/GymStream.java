package topset.program.gym;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.append.Tx;

public final class GymStream {
    /** The name is the same for every gym. */
    public static final String NAME = Athlete.STREAM_OF_GYM;

    private GymStream() {}

    /**
     * If the event is to be published, also puts its message into the outbox.
     *
     * @param tx holds the lock of {@link Athlete#ofGym}
     */
    public static void append(Tx tx, Actor actor, String gym, GymEvent event) throws SQLException {
        append(tx, actor, gym, List.of(event), event.moment().at(), TraceContext.current());
    }

    /** Appends events in one round trip. */
    public static void append(
            Tx tx, Actor actor, String gym, List<GymEvent> events, Instant at, @Nullable String traceParent)
            throws SQLException {
        tx.append(List.of(new Append<>(
                Athlete.ofGym(gym),
                NAME,
                events.stream().map(event -> newEvent(event, at)).toList(),
                actor,
                traceParent)));
    }

    private static NewEvent<GymEvent> newEvent(GymEvent event, Instant at) {
        return new NewEvent<>(
                event,
                GymEventCodec.type(event.getClass()),
                at.atOffset(ZoneOffset.UTC),
                GymEventCodec.write(event),
                event instanceof GymEvent.Published ? stored -> GymPublication.messages(event, stored) : null);
    }
}
