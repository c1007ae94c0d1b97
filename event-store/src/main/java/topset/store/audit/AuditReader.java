package topset.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Query;
import topset.store.Sql;

/**
 * Reads the audit of an athlete or of a gym, oldest entry first: events with their actors, and the rows of {@link
 * AuditLog}. An athlete's audit contains the athlete's published events, and the events of the gym's own stream that
 * are about the athlete. A gym's audit contains all events of the gym's own stream. An athlete's events are read in the
 * order of their sequence, those of the gym's stream in the order of their versions, and the athlete's rows in the
 * order of their ids. So no entry of an athlete is missed if the database clock is set back. A gym's rows are read in
 * the order of their time. So if the clock is set back while a client reads page by page, a new row may be sorted
 * before the client's cursor. The client sees this row when it reads the list from the beginning.
 */
public final class AuditReader {

    private static final String OF_GYMS_STREAM = "e.stream = '" + Athlete.STREAM_OF_GYM + "'";

    /** Includes unpublished events. Some events are about one athlete, whom they name. */
    private static final String EVENTS_OF_GYM = events("e.version", "e.data->>'athleteId'", OF_GYMS_STREAM);

    /**
     * Events of the gym's own stream that are about one athlete, such as a change of the athlete's coaches. Erased
     * events have no actor and are not selected.
     */
    static final String EVENTS_ABOUT = events(
            "e.version",
            "e.data->>'athleteId'",
            OF_GYMS_STREAM + " AND e.data->>'athleteId' = ? AND e.metadata->'actor' IS NOT NULL");

    /**
     * Erased events have no actor and are not selected. The event that records the erasure has the actor who requested
     * the erasure.
     */
    private static final String EVENTS = events(
            "e.sequence",
            "e.athlete",
            "e.athlete = ? AND e.sequence IS NOT NULL"
                    + " AND (e.type <> 'AthleteErased.v1' OR e.metadata->'actor' IS NOT NULL)");

    private static String events(String number, String athlete, String which) {
        return "SELECT " + number + ", e.recorded_at, 'EVENT', " + Actor.COLUMNS + ", e.type, " + athlete
                + ", e.gym || '/' || e.stream || '/' || e.version, NULL, NULL::int, 1 FROM event e WHERE e.gym = ? AND "
                + which + " AND " + number
                + " > ? AND e.recorded_at >= coalesce(?::timestamptz, '-infinity') ORDER BY " + number + " LIMIT ?";
    }

    private static final String ENTRIES = "SELECT a.id, a.at, a.kind, a.subject, a.role, a.client, NULL, a.action,"
            + " a.athlete, NULL, a.topic, a.status, a.times FROM audit_entry a WHERE a.gym = ?";

    /**
     * The condition compares the columns of the index. So PostgreSQL starts at the cursor, and never scans earlier rows
     * or rows of other gyms, which may be millions of refusals.
     */
    static final String OF_GYM = ENTRIES + " AND (a.gym, a.at, a.id) > (?, coalesce(?::timestamptz, '-infinity'), ?)"
            + " ORDER BY a.gym, a.at, a.id LIMIT ?";

    private static final String OF_ATHLETE = ENTRIES + " AND a.athlete = ? AND a.id > ?"
            + " AND a.at >= coalesce(?::timestamptz, '-infinity') ORDER BY a.id LIMIT ?";

    private final DataSource dataSource;

    public AuditReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The position in the audit after which the next page begins.
     *
     * @param sequence the sequence number of the last listed event; in the audit of a gym, the version of this event in
     * the gym's stream
     * @param at the time of the last listed row; null before the first row
     * @param about in the audit of an athlete, the version of the last listed event of the gym's stream; 0 in the audit
     * of a gym
     */
    public record After(long sequence, long entry, @Nullable OffsetDateTime at, long about) {
        public static final After START = new After(0, 0, null, 0);

        /**
         * A position has a part for each of the three lists that the audit consists of: the athlete's events, events of
         * the gym's stream, and audit rows. Only the part for the list of this line is changed.
         */
        private After then(After line) {
            return new After(
                    Math.max(sequence, line.sequence),
                    line.at == null ? entry : line.entry,
                    line.at == null ? at : line.at,
                    Math.max(about, line.about));
        }
    }

    /** Derived from the HTTP status of the answer. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        FAILED,

        /** The call has not ended, or the service ended during the call. */
        UNKNOWN;

        private static Outcome of(String kind, @Nullable Integer status) {
            if (status == null) {
                return switch (kind) {
                    case "OPERATION" -> UNKNOWN;
                    case "REFUSAL" -> REFUSED;
                    default -> ACCEPTED;
                };
            }
            if (status < 400) {
                return ACCEPTED;
            }
            return status < 500 ? REFUSED : FAILED;
        }
    }

    /**
     * An event, or a row of {@link AuditLog}, as clients read it.
     *
     * @param kind EVENT, or the name of an {@link AuditEntry.Kind}
     * @param action for an event, its stored type; for an audit row, the action as in {@link AuditEntry}
     * @param status the HTTP status of the answer; null for an event, and for a call that has not ended
     */
    public record Item(
            OffsetDateTime at,
            String kind,
            @Nullable Actor actor,
            String action,
            @Nullable String athleteId,
            @Nullable String eventId,
            @Nullable String topic,
            Outcome outcome,
            @Nullable Integer status,
            int times) {}

    /** An item, and the position after which the next page begins if the item is the last one of its page. */
    public record ListedEntry(Item item, After after) {}

    /** Oldest line first, from the given time on; the whole audit if the time is null. */
    public List<ListedEntry> ofAthlete(Athlete athlete, @Nullable OffsetDateTime from, After after, int limit) {
        String gym = athlete.gym();
        String id = athlete.id();
        return Query.on(dataSource, connection -> {
            var own = Sql.list(connection, EVENTS, AuditReader::event, gym, id, after.sequence(), from, limit);
            var about =
                    Sql.list(connection, EVENTS_ABOUT, AuditReader::eventAbout, gym, id, after.about(), from, limit);
            var entries = Sql.list(connection, OF_ATHLETE, AuditReader::entry, gym, id, after.entry(), from, limit);
            return merged(List.of(own, about, entries), after, limit);
        });
    }

    public List<ListedEntry> ofGym(String gym, @Nullable OffsetDateTime from, After after, int limit) {
        var since = after.at() == null ? from : after.at();
        return Query.on(dataSource, connection -> {
            var own = Sql.list(connection, EVENTS_OF_GYM, AuditReader::event, gym, after.sequence(), from, limit);
            var entries = Sql.list(connection, OF_GYM, AuditReader::entry, gym, gym, since, after.entry(), limit);
            return merged(List.of(own, entries), after, limit);
        });
    }

    /**
     * Merges by time, without a change of the order within each list. Of lines with the same time, those of an earlier
     * list come first.
     */
    private static List<ListedEntry> merged(List<List<ListedEntry>> lists, After after, int limit) {
        var rest = lists.stream().<Deque<ListedEntry>>map(ArrayDeque::new).toList();
        var merged = new ArrayList<ListedEntry>();
        var last = after;
        while (merged.size() < limit) {
            var earliest = rest.stream()
                    .filter(list -> !list.isEmpty())
                    .min(Comparator.comparing(list -> list.getFirst().item().at()));
            if (earliest.isEmpty()) {
                break;
            }
            var next = earliest.get().removeFirst();
            last = last.then(next.after());
            merged.add(new ListedEntry(next.item(), last));
        }
        return merged;
    }

    private static ListedEntry event(ResultSet row) throws SQLException {
        return listed(row, new After(row.getLong(1), 0, null, 0));
    }

    private static ListedEntry eventAbout(ResultSet row) throws SQLException {
        return listed(row, new After(0, 0, null, row.getLong(1)));
    }

    private static ListedEntry entry(ResultSet row) throws SQLException {
        return listed(row, new After(0, row.getLong(1), row.getObject(2, OffsetDateTime.class), 0));
    }

    private static ListedEntry listed(ResultSet row, After position) throws SQLException {
        var kind = row.getString(3);
        var status = row.getObject(12, Integer.class);
        var item = new Item(
                row.getObject(2, OffsetDateTime.class),
                kind,
                Actor.read(row, 4),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                Outcome.of(kind, status),
                status,
                row.getInt(13));
        return new ListedEntry(item, position);
    }
}
