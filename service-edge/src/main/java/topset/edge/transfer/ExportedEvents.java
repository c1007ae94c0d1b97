package topset.edge.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/** Converts one service's stored events to lines of an export. */
public interface ExportedEvents {

    /**
     * The type of an export line, and its fields except those that every line has.
     *
     * @param fields the fields in the order in which they are written; null values are omitted
     */
    record Content(LineType type, Map<String, @Nullable Object> fields) {}

    /** Returns the name of the service, as an export contains it. */
    String service();

    /**
     * Returns the streams with a gym's own decisions, such as its exercises, which apply to all athletes of the gym.
     * The streams are in the order in which an import needs them.
     */
    default List<String> gymStreams() {
        return List.of();
    }

    /**
     * Returns the export line of an event. Returns empty for an erased event, and for an event that an import computes
     * from other events.
     */
    Optional<Content> content(RecordedEvent event);

    /**
     * Returns a page of an athlete's data that is not stored as events of the athlete: coaches and tags, notes, and the
     * marks which say that a person has seen a flag.
     *
     * @param after the id of the last item of the previous page; null for the first page
     */
    default KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        return new KeptPage(List.of(), null);
    }

    /**
     * A page of export lines.
     *
     * @param next the id after which the next page begins; null on the last page
     */
    record KeptPage(List<Content> lines, @Nullable UUID next) {}

    /** Returns the writer of sets as CSV; empty if this service stores no sets. */
    default Optional<Csv> csv() {
        return Optional.empty();
    }

    /** Writes sets as CSV. */
    interface Csv {
        /** Writes the header line with the column names. */
        void header(OutputStream to) throws IOException;

        /** Writes one line for each set of the athlete. */
        void sets(Athlete athlete, OutputStream to) throws IOException;
    }
}
