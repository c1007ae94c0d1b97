package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.intake.SessionFacts;
import topset.program.rebuild.LogCopy.Copied;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.inbox.InboxState;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * What the inbox makes of an athlete's session events in the copy of the log, with what operators have decided about
 * them. The limits of the intake do not apply, because an event that was once accepted must not be refused later.
 *
 * @param inbox ends before the first missing or unreadable event, unless these are accepted
 * @param unreadable why the first event that the inbox lacks cannot be read; null if it is missing
 * @param isBehind whether the events end before one that the intake has not reached
 * @param erasureWaits whether the log has an erasure that the service has not processed and no operator has skipped
 */
record AthleteLog(SetRows sets, Refolded inbox, @Nullable String unreadable, boolean isBehind, boolean erasureWaits) {
    /**
     * Selects what operators have skipped, then what waits, up to the first event with a number that was not processed.
     * The column {@code through} is the last skipped sequence number; it is negative if the skipped numbers are valid
     * again. It is null, read as 0, if only an event was skipped and its number is still valid.
     */
    private static final String DECISIONS = """
            select false as waits, sequence, event_id, headers ->> 'ce_recordedat' as recorded_at, through
                from skipped_event where gym = ? and athlete = ?
            union all
            select true, sequence, event_id, headers ->> 'ce_recordedat', null
                from parked_event p where gym = ? and athlete = ?
                and sequence <= coalesce((select min(n.sequence) from parked_event n
                    where n.gym = p.gym and n.athlete = p.athlete and n.sequence > ?), ?)\
            """;

    private static final String ERASURES = "select requested_by, requested_at from erasure_request"
            + " where gym = ? and athlete = ? order by id desc";

    private record ProcessedErasure(String eventId, Instant at) {

        /** After a restored backup, a new erasure may have the id of an earlier one, so the times are compared too. */
        boolean is(Incoming event) {
            return eventId.equals(event.eventId()) && isAfter(event);
        }

        boolean isAfter(Incoming event) {
            var recordedAt = event.recordedAt();
            return recordedAt == null || !recordedAt.isAfter(at);
        }
    }

    /** Without a log: the stored sets, and the last event that the service has processed. */
    static AthleteLog of(SetRows stored, long seen) {
        var inbox = new Refolded(new InboxState(seen, List.of(), null, null), List.of());
        return new AthleteLog(stored, inbox, null, false, false);
    }

    /**
     * @param seen the sequence number of the last processed event
     * @param acceptMissing whether missing and unreadable events are skipped
     */
    static AthleteLog read(Connection connection, LogCopy copy, Athlete athlete, long seen, boolean acceptMissing)
            throws SQLException {
        var decisions = decisions(connection, athlete, seen, acceptMissing);
        var erasures = Sql.list(
                connection,
                ERASURES,
                row -> new ProcessedErasure(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                athlete);
        var log = withoutErased(copy.events(connection, athlete), erasures);
        long firstParked = firstAfter(seen, decisions.parked().stream().map(Refolded.Id::sequence));
        long firstAwaited = firstAfter(
                seen,
                log.stream()
                        .filter(each -> !each.isProcessed())
                        .map(each -> each.event().sequence()));
        var events = log.stream()
                .map(Copied::event)
                .filter(event -> event.sequence() < Math.min(firstParked, firstAwaited))
                .toList();
        var inbox = Refolded.of(events, decisions, SessionFacts::erases);
        var erasureWaits = inbox.events().stream()
                .filter(SessionFacts::erases)
                .anyMatch(event -> erasures.stream().noneMatch(each -> each.is(event)));
        var decoded = new ArrayList<ArrivedEvent>();
        String unreadable = null;
        for (var event : inbox.events()) {
            try {
                decoded.add(SessionFacts.decode(event));
            } catch (IllegalArgumentException e) {
                if (!acceptMissing) {
                    inbox = inbox.before(event.sequence());
                    unreadable = e.getMessage();
                    break;
                }
            }
        }
        return new AthleteLog(
                SetRows.of(athlete, decoded), inbox, unreadable, firstAwaited < firstParked, erasureWaits);
    }

    private static Refolded.Decisions decisions(
            Connection connection, Athlete athlete, long seen, boolean acceptMissing) throws SQLException {
        var skipped = new HashSet<Refolded.Id>();
        var numbers = new ArrayList<Refolded.Numbers>();
        var parked = new HashSet<Refolded.Id>();
        Sql.each(
                connection,
                DECISIONS,
                row -> {
                    long sequence = row.getLong("sequence");
                    long through = row.getLong("through");
                    if (through != 0) {
                        numbers.add(new Refolded.Numbers(sequence, Math.abs(through), through < 0));
                    }
                    if (row.getString("event_id") != null) {
                        var id = new Refolded.Id(sequence, row.getString("event_id"), row.getString("recorded_at"));
                        (row.getBoolean("waits") ? parked : skipped).add(id);
                    }
                },
                athlete,
                athlete,
                seen,
                seen);
        return new Refolded.Decisions(skipped, numbers, parked, acceptMissing);
    }

    /**
     * If the log does not have the newest erasure that the service has processed, an event that was recorded before the
     * service processed it may precede it. The data that an erasure has deleted must not come back.
     */
    private static List<Copied> withoutErased(List<Copied> log, List<ProcessedErasure> erasures) {
        if (erasures.isEmpty()
                || log.stream().anyMatch(each -> erasures.getFirst().is(each.event()))) {
            return log;
        }
        return log.stream()
                .filter(each -> SessionFacts.erases(each.event())
                        || !erasures.getFirst().isAfter(each.event()))
                .toList();
    }

    private static long firstAfter(long seen, Stream<Long> sequences) {
        return sequences.filter(sequence -> sequence > seen).min(Long::compare).orElse(Long.MAX_VALUE);
    }
}
