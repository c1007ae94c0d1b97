package topset.store.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.outbox.HeadersJson;

/**
 * The table {@code skipped_event}. The service does not wait for the numbers from {@code sequence} to {@code through}.
 * {@code through} is null if only an event of a fork was skipped and its number is still valid, and negative if skipped
 * numbers have become valid again.
 */
final class SkippedEvents {
    private static final String WRITE_DOWN = """
        insert into skipped_event (gym, athlete, cause, reason, operator, sequence, event_id, type, headers, value, through)
        select gym, athlete, cause, reason, operator, sequence, event_id, type, headers::json, value, through
          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::bytea[], ?::bigint[])
            as s(gym, athlete, cause, reason, operator, sequence, event_id, type, headers, value, through)\
        """;

    /**
     * Makes skipped sequence numbers valid again, beginning with the lowest number that two different events have. Rows
     * are deleted and inserted again, because the service's database role has no right to update this table. If the
     * first valid number is inside the range of a row, the row is split into the numbers that remain skipped and the
     * numbers that become valid. If only an event was skipped and not its number, the row is not changed.
     */
    private static final String COUNT_AGAIN = """
        with fork as (select min(p.sequence) as first from inbox i
                join parked_event p on p.gym = i.gym and p.athlete = i.athlete
                where i.gym = ? and i.athlete = ? and i.cause = 'FORK'),
            gone as (delete from skipped_event s using fork f where s.gym = ? and s.athlete = ?
                and s.through >= f.first
                returning s.*, f.first)
        insert into skipped_event (skipped_at, gym, athlete, cause, reason, operator, sequence, event_id, type, headers, value,
            through)
        select g.skipped_at, g.gym, g.athlete, g.cause, g.reason, g.operator, part.sequence, g.event_id, g.type, g.headers, g.value,
            part.through
        from gone g cross join lateral (
            select g.sequence, g.first - 1 where g.sequence < g.first
            union all select greatest(g.sequence, g.first), -g.through) part (sequence, through)\
        """;

    private SkippedEvents() {}

    /** Numbers after the last accepted one are skipped; of a fork only events are, whose numbers stay accepted. */
    static RoundTrip writeDown(
            Athlete athlete,
            InboxState before,
            long through,
            List<Incoming> passedOver,
            String reason,
            String operator) {
        var rows = new RoundTrip.Values(
                "text", "text", "text", "text", "text", "int8", "text", "text", "text", "bytea", "int8");
        var cause = before.reason();
        if (before.cause() == Parked.Cause.HOLE) {
            rows.row(athlete, cause, reason, operator, before.seen() + 1, null, null, null, null, through);
        }
        for (var event : passedOver) {
            long number = event.sequence();
            rows.row(
                    athlete,
                    cause,
                    reason,
                    operator,
                    number,
                    event.eventId(),
                    event.type(),
                    headers(event),
                    event.value(),
                    number > before.seen() && number <= through ? number : null);
        }
        return new RoundTrip().change(WRITE_DOWN, rows);
    }

    /** A header from another producer may contain U+0000, which PostgreSQL cannot store. */
    private static String headers(Incoming event) {
        return HeadersJson.write(event.headers()).replace("\\u0000", "\\ufffd");
    }

    /**
     * Makes skipped numbers valid again before a replay: of a fork, the replay accepts the newer event, to which this
     * number and all later numbers then belong.
     */
    static void countAgain(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(connection, COUNT_AGAIN, athlete, athlete);
    }
}
