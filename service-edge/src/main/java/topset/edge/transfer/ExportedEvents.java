package topset.edge.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/** Converts one service's stored events to lines of an export. */
public interface ExportedEvents {

    /** Empty for an erased event, and for an event that an import computes from other events. */
    Optional<Line> line(RecordedEvent event);

    /** Data of an athlete that is not stored as events: coaches and tags, and the marks of seen flags. */
    default List<Line> kept(Connection connection, Athlete athlete) throws SQLException {
        return List.of();
    }

    /** Null if this service stores no sets. */
    default @Nullable SetWriter sets() {
        return null;
    }

    /** The first line of a CSV, without its end. */
    String CSV_HEADER =
            "athleteId,sessionId,startedAt,day,setId,exercise,role,load,unit,reps,rpe,pain,completedAt,slotId,note";

    @FunctionalInterface
    interface SetWriter {
        /** Writes one line of a CSV for each set. */
        void write(Athlete athlete, OutputStream to) throws IOException;
    }
}
