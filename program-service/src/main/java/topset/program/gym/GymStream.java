package topset.program.gym;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.GymFact;
import topset.contract.GymFact.AthleteCoachesChanged;
import topset.contract.GymFact.CoachesSeeChanged;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.GymFact.ExerciseRetired;
import topset.edge.operations.TraceContext;
import topset.edge.publication.PublicMessage;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.append.Tx;

public final class GymStream {
    /** The name is the same for every gym. */
    public static final String NAME = Athlete.STREAM_OF_GYM;

    private GymStream() {}

    /** {@code tx} holds the lock of {@link Athlete#ofGym}. */
    public static void append(Tx tx, Actor actor, String gym, GymEvent.AboutGym event) throws SQLException {
        append(tx, actor, gym, List.of(event), event.at(), TraceContext.current());
    }

    public static void append(
            Tx tx, Actor actor, String gym, List<GymEvent> events, Instant at, @Nullable String traceParent)
            throws SQLException {
        tx.append(
                Athlete.ofGym(gym),
                NAME,
                events.stream().map(event -> newEvent(event, at)).toList(),
                actor,
                traceParent);
    }

    private static NewEvent<GymEvent> newEvent(GymEvent event, Instant at) {
        return new NewEvent<>(
                event,
                GymEventCodec.type(event.getClass()),
                at.atOffset(ZoneOffset.UTC),
                GymEventCodec.write(event),
                event instanceof GymEvent.Published published ? stored -> List.of(message(published, stored)) : null);
    }

    public static OutgoingMessage message(GymEvent.Published event, RecordedEvent stored) {
        var gym = stored.athlete().gym();
        GymFact fact = switch (event) {
            case GymEvent.AthleteCoachesChanged(var athlete, var coaches, var at) ->
                new AthleteCoachesChanged(gym, athlete, coaches, time(at));
            case GymEvent.CoachesSeeChanged(var coachesSee, var at) -> new CoachesSeeChanged(gym, coachesSee, time(at));
            case GymEvent.ExerciseDefined(var at, var id, var definition) ->
                ExerciseDefined.of(gym, definition.exercise(id), time(at));
            case GymEvent.ExerciseRetired(var at, var exercise) -> new ExerciseRetired(gym, exercise, time(at));
        };
        return PublicMessage.of(stored, fact);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
