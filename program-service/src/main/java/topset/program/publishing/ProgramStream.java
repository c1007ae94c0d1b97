package topset.program.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.NewEvent;
import topset.store.StreamKey;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;

/** Names the event streams of programs and athletes, and converts events to their stored form. */
public final class ProgramStream {
    private static final String PREFIX = "program-";

    /** The SQL expression of the name of a program's stream; the program is the row {@code w}. */
    public static final String OF_PROGRAM = "'" + PREFIX + "' || w.program_id";

    /** The SQL expression of the name of an athlete's stream; the athlete is the row {@code w}. */
    public static final String OF_ATHLETE = "'" + Erasure.STREAM + "' || w.athlete";

    private ProgramStream() {}

    public static StreamKey of(String gym, UUID programId) {
        return new StreamKey(gym, PREFIX + programId);
    }

    /** The stream of the events that are about no program. */
    public static StreamKey of(Athlete athlete) {
        return new StreamKey(athlete.gym(), Erasure.stream(athlete));
    }

    public static StreamKey of(Athlete athlete, ProgramEvent event) {
        var program = event.programId();
        return program == null ? of(athlete) : of(athlete.gym(), program);
    }

    /** Stores an unpublished event that makes clients of the live stream read the athlete's row of the roster again. */
    public static void refresh(Tx tx, Actor actor, Athlete athlete, ProgramEvent.OfRosterRow event, Instant at)
            throws SQLException {
        tx.append(athlete, of(athlete, event).name(), List.of(newEvent(event, at)), actor, null);
    }

    public static NewEvent<ProgramEvent> newEvent(ProgramEvent event, Instant at) {
        return new NewEvent<>(
                event,
                ProgramEventCodec.type(event),
                at.atOffset(ZoneOffset.UTC),
                ProgramEventCodec.data(event),
                event instanceof ProgramEvent.OfRosterRow
                        ? null
                        : stored -> ProgramPublication.messages(event, stored));
    }
}
