package topset.program.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.program.intake.SessionFacts;
import topset.program.rebuild.LogCopy.Copied;
import topset.program.sets.ArrivedEvent;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * An athlete's session events from the copy of the log, with what operators have decided about them, and the sets that
 * result from them.
 */
final class AthleteLog {
    /**
     * Selects the session events and sequence numbers that operators have skipped. The column {@code through} is the
     * last skipped sequence number; it is negative if the skipped numbers are valid again. It is null, read as 0, if
     * only an event was skipped and its number is still valid.
     */
    private static final String SKIPPED = "select sequence, event_id, headers ->> 'ce_recordedat' as recorded_at,"
            + " through from skipped_event where gym = ? and athlete = ?";

    private static final String ERASURES = "select requested_by, requested_at from erasure_request"
            + " where gym = ? and athlete = ? order by id desc";

    private static final String PARKED = "select sequence, event_id, headers ->> 'ce_recordedat' as recorded_at"
            + " from parked_event where gym = ? and athlete = ? and sequence <= ?";

    private static final String FIRST_PARKED =
            "select min(sequence) from parked_event where gym = ? and athlete = ? and sequence > ?";

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

    /**
     * The sets that result from the events, and the inbox after them: it ends before the first missing or unreadable
     * event, unless gaps are accepted.
     *
     * @param unreadable why the first event that the inbox lacks cannot be read; null if it is missing
     */
    record Result(SetRows sets, Refolded inbox, @Nullable String unreadable) {}

    private final Athlete athlete;
    private final Set<Refolded.Id> skipped = new HashSet<>();
    private final List<Refolded.Numbers> numbers = new ArrayList<>();
    private final List<Refolded.Numbers> undone = new ArrayList<>();
    private final Set<Refolded.Id> parked;
    private final List<ProcessedErasure> newestErasures;
    private final List<Copied> log;
    private final long firstParked;
    private final long firstAwaited;

    /** @param seen the sequence number of the last processed event */
    AthleteLog(Connection connection, LogReader reader, Athlete athlete, long seen) throws SQLException {
        this.athlete = athlete;
        var gym = athlete.gym();
        var id = athlete.id();
        Sql.each(connection, SKIPPED, this::addSkipped, gym, id);
        this.parked = Set.copyOf(Sql.list(connection, PARKED, AthleteLog::id, gym, id, seen));
        this.newestErasures = Sql.list(
                connection,
                ERASURES,
                row -> new ProcessedErasure(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                gym,
                id);
        this.log = withoutErased(LogCopy.events(connection, athlete));
        long waiting = Sql.one(connection, FIRST_PARKED, row -> row.getLong(1), gym, id, seen);
        this.firstParked = waiting == 0 ? Long.MAX_VALUE : waiting;
        this.firstAwaited = log.stream()
                .filter(each -> !reader.isProcessed(each))
                .mapToLong(each -> each.event().sequence())
                .filter(sequence -> sequence > seen)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void addSkipped(ResultSet row) throws SQLException {
        long through = row.getLong("through");
        if (through > 0) {
            numbers.add(new Refolded.Numbers(row.getLong("sequence"), through));
        } else if (through < 0) {
            undone.add(new Refolded.Numbers(row.getLong("sequence"), -through));
        }
        if (row.getString("event_id") != null) {
            skipped.add(id(row));
        }
    }

    private static Refolded.Id id(ResultSet row) throws SQLException {
        return new Refolded.Id(row.getLong("sequence"), row.getString("event_id"), row.getString("recorded_at"));
    }

    /**
     * Leaves out the events that precede an erasure, whether the rebuild or the intake has read the erasure first. The
     * data that an erasure has deleted must not come back. If the topic does not have the newest erasure that the
     * service has processed, an event that was recorded before the service processed it may precede it.
     */
    private List<Copied> withoutErased(List<Copied> copied) {
        var missing = newestErasures.stream()
                .limit(1)
                .filter(newest -> copied.stream().noneMatch(each -> newest.is(each.event())))
                .toList();
        var kept = new ArrayList<Copied>();
        for (var each : copied) {
            if (SessionFacts.erases(each.event())) {
                kept.removeIf(before -> isErased(before.event(), each.event()));
                kept.add(each);
            } else if (missing.stream().noneMatch(erasure -> erasure.isAfter(each.event()))) {
                kept.add(each);
            }
        }
        return kept;
    }

    /**
     * Whether a later erasure in the log has deleted an event. An event with a higher sequence number was deleted too
     * if it was recorded before the erasure: the session service's database was restored from a backup in between.
     */
    private static boolean isErased(Incoming event, Incoming erasure) {
        var recordedAt = event.recordedAt();
        var erasedAt = erasure.recordedAt();
        return event.sequence() < erasure.sequence()
                || (recordedAt != null && erasedAt != null && recordedAt.isBefore(erasedAt));
    }

    /** Returns the events up to the first one that waits to be processed or that the intake has not reached. */
    List<Incoming> events() {
        long end = Math.min(firstParked, firstAwaited);
        return log.stream()
                .map(Copied::event)
                .filter(event -> event.sequence() < end)
                .toList();
    }

    /** Whether the events end before one that the intake has not reached. */
    boolean isBehind() {
        return firstAwaited < firstParked;
    }

    /**
     * By the rules of the intake, but without its limits, because an event that was once accepted must not be refused
     * later.
     *
     * @param acceptMissing whether missing and unreadable events are skipped
     */
    Result result(Inbox inbox, boolean acceptMissing) {
        var decisions = new Refolded.Decisions(skipped, numbers, undone, parked, acceptMissing);
        var refolded = inbox.refold(events(), decisions);
        var decoded = new ArrayList<ArrivedEvent>();
        for (var event : refolded.events()) {
            try {
                decoded.add(SessionFacts.decode(event));
            } catch (IllegalArgumentException unreadable) {
                if (!acceptMissing) {
                    return new Result(
                            SetRows.of(athlete, decoded), refolded.before(event.sequence()), unreadable.getMessage());
                }
            }
        }
        return new Result(SetRows.of(athlete, decoded), refolded, null);
    }

    /**
     * Whether the log has an erasure that the service has not processed, that no operator has skipped, and that the
     * service would process now. After an operator has decided between two events with the same sequence number (for
     * example, skipped one), the service would process an old erasure again. So the processed erasures count too.
     */
    boolean erasureWaits(Connection connection, Inbox inbox) throws SQLException {
        var waiting = log.stream()
                .map(Copied::event)
                .filter(event -> SessionFacts.erases(event) && !skipped.contains(Refolded.Id.of(event)))
                .filter(event -> newestErasures.stream().noneMatch(each -> each.is(event)))
                .toList();
        return !waiting.isEmpty() && waiting.stream().anyMatch(inbox.erasing(connection, athlete));
    }
}
