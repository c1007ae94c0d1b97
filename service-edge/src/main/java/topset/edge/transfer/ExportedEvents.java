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

/** Translates one service's stored events into lines. */
public interface ExportedEvents {

    /**
     * A line without what all lines have.
     *
     * @param fields in the order of the line; null values are left out
     */
    record Content(LineType type, Map<String, @Nullable Object> fields) {}

    /** The service's name. */
    String service();

    /**
     * The streams of a gym's own decisions, which concern all its athletes, in the order in which an import needs them.
     */
    default List<String> gymStreams() {
        return List.of();
    }

    /** Returns the line of an event; empty if the event is derived from others, or erased. */
    Optional<Content> content(RecordedEvent event);

    /**
     * Returns what this service holds of an athlete besides events, in pages: notes, and marks of flags.
     *
     * @param after the id of the last note of the page before; null for the first page
     */
    default KeptPage kept(Connection connection, Athlete athlete, @Nullable UUID after, int limit) throws SQLException {
        return new KeptPage(List.of(), null);
    }

    /**
     * A page of lines.
     *
     * @param next the id to continue after; null after the last page
     */
    record KeptPage(List<Content> lines, @Nullable UUID next) {}

    /** The sets as CSV; empty if this service has no sets. */
    default Optional<Csv> csv() {
        return Optional.empty();
    }

    /** Writes sets as CSV. */
    interface Csv {
        /** Writes the names of the columns. */
        void header(OutputStream to) throws IOException;

        /** Writes an athlete's sets. */
        void sets(Athlete athlete, OutputStream to) throws IOException;
    }
}
