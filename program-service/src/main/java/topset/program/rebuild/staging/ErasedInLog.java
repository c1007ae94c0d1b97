package topset.program.rebuild.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import topset.program.erasure.ErasedPlans;
import topset.program.intake.Translator;
import topset.program.rebuild.staging.LogStaging.Read;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * Removes the events of erased athletes from the session events that a rebuild has read from Kafka. It does not matter
 * whether the rebuild or the service's intake of session events reads the erasure event first.
 */
final class ErasedInLog {
    private static final String LOCK = "select pg_advisory_xact_lock_shared" + ErasedPlans.LOG_LOCK;

    /** The time at which the session service recorded an event; null if it is unknown. */
    private static final String RECORDED =
            "case when pg_input_is_valid(%1$s.recorded_at, 'timestamptz') then %1$s.recorded_at::timestamptz end";

    private static final String READ = "with w as (select * from unnest(?::uuid[], ?::text[], ?::text[],"
            + " ?::int2[], ?::int[], ?::int8[], ?::int8[], ?::text[])"
            + " w(rebuild, gym, athlete, topic, partition, position, sequence, recorded_at))";

    private static final String OF_ATHLETE = " where e.rebuild = w.rebuild and e.gym = w.gym and e.athlete = w.athlete";

    /**
     * Deletes newly read events that may precede an erasure which the service has processed. If the topic has that
     * erasure, or one that was processed later, before the event, the event does not precede it. If the topic no longer
     * has the erasure, only an event that was recorded before the service processed the erasure may precede it. The
     * place of the erasure in the topic is looked up once for each erasure, because an athlete may have many events.
     */
    private static final String BEFORE_PROCESSED =
            READ + ", r as materialized (select r.gym, r.athlete, r.requested_at,"
                    + " (select min(m.position) from erasure_request l join rebuild_log_event m on m.gym = l.gym"
                    + " and m.athlete = l.athlete and m.event_id = l.requested_by"
                    + " where l.gym = r.gym and l.athlete = r.athlete and l.id >= r.id"
                    + " and m.rebuild = a.rebuild and m.topic = a.topic) as met"
                    + " from (select distinct rebuild, topic, gym, athlete from w) a"
                    + " join erasure_request r on r.gym = a.gym and r.athlete = a.athlete)"
                    + " delete from rebuild_log_event e using w, r" + OF_ATHLETE
                    + " and e.topic = w.topic and e.partition = w.partition and e.position = w.position"
                    + " and r.gym = w.gym and r.athlete = w.athlete"
                    + " and coalesce(" + RECORDED.formatted("e") + " <= r.requested_at, true)"
                    + " and coalesce(r.met, e.position) >= e.position";

    /**
     * Deletes the events that precede newly read erasures. An event with a higher sequence number is also deleted if it
     * was recorded before the erasure. Such an event exists if the session service's database was restored from a
     * backup before the erasure.
     */
    private static final String BEFORE_READ = READ + " delete from rebuild_log_event e using w" + OF_ATHLETE
            + " and (e.topic <> w.topic or e.position < w.position) and (e.sequence < w.sequence or "
            + RECORDED.formatted("e") + " < " + RECORDED.formatted("w") + ")";

    private ErasedInLog() {}

    /**
     * Waits until no erasure is running. An erasure that starts now waits until the end of the transaction, and then
     * finds the events that the transaction adds.
     */
    static void lock(Connection connection) throws SQLException {
        Sql.exists(connection, LOCK);
    }

    /** Deletes those of a rebuild's events that precede an erasure, after newly read events of a topic were added. */
    static void takeOut(Connection connection, UUID rebuild, int topic, List<Read> added) throws SQLException {
        var events = new RoundTrip.Values("uuid", "text", "text", "int2", "int4", "int8", "int8", "text");
        var erasures = events.noRows();
        for (var each : added) {
            var event = each.event();
            (Translator.erases(event) ? erasures : events)
                    .row(
                            rebuild,
                            event.athlete().gym(),
                            event.athlete().id(),
                            topic,
                            each.partition(),
                            each.position(),
                            event.sequence(),
                            each.recordedAt());
        }
        new RoundTrip()
                .change(BEFORE_PROCESSED, events)
                .change(BEFORE_READ, erasures)
                .run(connection);
    }
}
