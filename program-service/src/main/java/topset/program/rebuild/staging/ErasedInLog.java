package topset.program.rebuild.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.erasure.ErasedPlans;
import topset.program.intake.Translator;
import topset.program.rebuild.staging.LogStaging.Read;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Incoming;

/**
 * Removes the events of erased athletes from the session events that a rebuild has read from Kafka. It does not matter
 * whether the rebuild or the service's intake of session events reads the erasure event first.
 */
public final class ErasedInLog {
    private static final String LOCK = "select pg_advisory_xact_lock_shared" + ErasedPlans.LOG_LOCK;

    /**
     * Selects the erasures that the service has processed but that the rebuild's reader has not found in the topic, in
     * the order of processing. If the reader has found a later erasure of an athlete, the athlete's earlier erasures
     * count as found, because the later erasure has deleted the earlier staged events.
     */
    private static final String NOT_MET = "select w.gym, w.athlete, r.requested_by, r.requested_at"
            + " from unnest(?::uuid[], ?::int2[], ?::text[], ?::text[]) w(rebuild, topic, gym, athlete)"
            + " join erasure_request r on r.gym = w.gym and r.athlete = w.athlete"
            + " where not exists (select from erasure_request l join rebuild_log_event e on e.gym = l.gym"
            + " and e.athlete = l.athlete and e.event_id = l.requested_by where l.gym = r.gym and l.athlete = r.athlete"
            + " and l.id >= r.id and e.rebuild = w.rebuild and e.topic = w.topic) order by r.id";

    /**
     * Deletes those of an athlete's session events, as read by a rebuild, that precede an erasure. An event with a
     * higher sequence number is also deleted if it was recorded before the erasure. Such an event exists if the session
     * service's database was restored from a backup before the erasure.
     */
    private static final String ERASE = "delete from rebuild_log_event e"
            + " using unnest(?::uuid[], ?::text[], ?::text[], ?::int8[], ?::timestamptz[])"
            + " w(rebuild, gym, athlete, before, recorded)"
            + " where e.rebuild = w.rebuild and e.gym = w.gym and e.athlete = w.athlete and (e.sequence < w.before"
            + " or case when pg_input_is_valid(e.recorded_at, 'timestamptz') then e.recorded_at::timestamptz end"
            + " < w.recorded)";

    private ErasedInLog() {}

    /** An erasure event that the service has processed, and the time of processing. */
    public record Processed(String eventId, Instant at) {

        /** After a restored backup, a new erasure may have the id of an earlier one, so the times are compared too. */
        public boolean is(Incoming event) {
            var recorded = recordedAt(event);
            return eventId.equals(event.eventId()) && (recorded == null || !at.isBefore(recorded));
        }
    }

    /**
     * Deletes the session events read by a rebuild that precede an erasure. Does this for each erasure among the newly
     * read events.
     *
     * @return the newly read events without those that precede an erasure
     */
    static List<Read> takeOut(Connection connection, UUID rebuild, int topic, List<Read> events) throws SQLException {
        try (var statement = connection.createStatement()) {
            // The lock is held until the end of the transaction. An erasure that starts now waits for the lock, and
            // then finds the events that this transaction adds.
            statement.execute(LOCK);
        }
        var kept = kept(events, notMet(connection, rebuild, topic, events));
        var erasures = new RoundTrip.Values("uuid", "text", "text", "int8", "timestamptz");
        for (var each : events) {
            var event = each.event();
            if (Translator.erases(event)) {
                var recorded = recordedAt(event);
                erasures.row(
                        rebuild,
                        event.athlete().gym(),
                        event.athlete().id(),
                        event.sequence(),
                        recorded == null ? null : recorded.toString());
            }
        }
        new RoundTrip().change(ERASE, erasures).run(connection);
        return kept;
    }

    private static Map<Athlete, List<Processed>> notMet(
            Connection connection, UUID rebuild, int topic, List<Read> events) throws SQLException {
        var whose = new RoundTrip.Values("uuid", "int2", "text", "text");
        events.stream()
                .map(each -> each.event().athlete())
                .distinct()
                .forEach(athlete -> whose.row(rebuild, topic, athlete.gym(), athlete.id()));
        var found = new HashMap<Athlete, List<Processed>>();
        new RoundTrip()
                .query(
                        NOT_MET,
                        whose,
                        row -> found.computeIfAbsent(
                                        new Athlete(row.getString("gym"), row.getString("athlete")),
                                        athlete -> new ArrayList<>())
                                .add(new Processed(
                                        row.getString("requested_by"),
                                        row.getObject("requested_at", OffsetDateTime.class)
                                                .toInstant())))
                .run(connection);
        return found;
    }

    /**
     * Returns those of the newly read events that do not precede an erasure.
     *
     * @param notMet erasures that the reader has not found yet; this method removes each erasure that it finds, and the
     * erasures that were processed before
     */
    private static List<Read> kept(List<Read> events, Map<Athlete, List<Processed>> notMet) {
        var kept = new LinkedHashMap<Athlete, List<Read>>();
        for (var each : events) {
            var event = each.event();
            var before = kept.computeIfAbsent(event.athlete(), athlete -> new ArrayList<>());
            var processed = notMet.getOrDefault(event.athlete(), new ArrayList<>());
            if (Translator.erases(event)) {
                before.removeIf(read -> isVoid(read.event(), event));
                meet(event, processed);
                before.add(each);
            } else if (processed.stream().noneMatch(erasure -> mayBeBefore(event, erasure))) {
                before.add(each);
            }
        }
        return kept.values().stream().flatMap(Collection::stream).toList();
    }

    private static void meet(Incoming erasure, List<Processed> processed) {
        for (int n = processed.size(); n > 0; n--) {
            if (processed.get(n - 1).eventId().equals(erasure.eventId())) {
                processed.subList(0, n).clear();
                return;
            }
        }
    }

    private static boolean isVoid(Incoming before, Incoming erasure) {
        var recorded = recordedAt(before);
        var erased = recordedAt(erasure);
        return before.sequence() < erasure.sequence()
                || (recorded != null && erased != null && recorded.isBefore(erased));
    }

    /**
     * Whether an event may precede an erasure that the reader has not found. If the topic no longer has the erasure,
     * only an event that was recorded before the service processed the erasure may precede it.
     */
    private static boolean mayBeBefore(Incoming event, Processed erasure) {
        var recorded = recordedAt(event);
        return recorded == null || !recorded.isAfter(erasure.at());
    }

    /** Returns the time at which the session service recorded the event; null if the time is unknown. */
    private static @Nullable Instant recordedAt(Incoming event) {
        var text = event.headers().get(Incoming.RECORDED_AT);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException other) {
            return null;
        }
    }
}
