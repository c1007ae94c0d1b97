package topset.program.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.programs.ProgramEvent.FlagOpened;
import topset.program.programs.ProgramEvent.FlagSeen;
import topset.program.programs.ProgramEvent.OfRosterRow;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.programs.ProgramEvent.WeekdaysChanged;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.StreamKey;
import topset.store.append.Tx;
import topset.store.erasure.Erasure;

/** Stores unpublished events that make clients of the live stream read a row of the roster again. */
public final class RosterRefresh {
    /** The SQL expression of the name of the {@link #stream} of an athlete; the athlete is the row {@code w}. */
    public static final String OF_ROW = "'" + Erasure.STREAM + "' || w.athlete";

    private RosterRefresh() {}

    /** Lets the next round trip read what a {@link #request} for the athlete needs to know. */
    public static void prepare(Tx tx, Athlete athlete) {
        tx.heads(List.of(stream(athlete)), List.of(athlete));
    }

    public static void request(Tx tx, Actor actor, Athlete athlete, Instant at) throws SQLException {
        append(tx, actor, athlete, new RowChanged(at), at);
    }

    /** The athlete has a row in the roster. */
    public static void append(Tx tx, Actor actor, Athlete athlete, OfRosterRow event, Instant at) throws SQLException {
        tx.append(List.of(new Append<>(
                athlete, stream(athlete, event).name(), List.of(ProgramStream.newEvent(event, at)), actor, null)));
    }

    private static StreamKey stream(Athlete athlete, OfRosterRow event) {
        return switch (event) {
            case WeekdaysChanged changed -> ProgramStream.of(athlete.gym(), changed.programId());
            case DayMissed missed ->
                ProgramStream.of(athlete.gym(), missed.raised().programId());
            case FlagSeen _, FlagOpened _, RowChanged _ -> stream(athlete);
        };
    }

    public static StreamKey stream(Athlete athlete) {
        return new StreamKey(athlete.gym(), Erasure.stream(athlete));
    }
}
