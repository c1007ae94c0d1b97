package topset.program.publishing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.store.NewEvent;
import topset.store.StreamKey;

/** Names the event stream of a program, and converts events to their stored form. */
public final class ProgramStream {
    private static final String PREFIX = "program-";

    /** The SQL expression of the name of a program's stream; the program is the row {@code w}. */
    public static final String OF_ROW = "'" + PREFIX + "' || w.program_id";

    private ProgramStream() {}

    public static StreamKey of(String gym, UUID programId) {
        return new StreamKey(gym, PREFIX + programId);
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
