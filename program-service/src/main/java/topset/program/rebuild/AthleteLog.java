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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.intake.Translator;
import topset.program.rebuild.LogCopy.Copied;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/** Reads an athlete's session events from the copy of the log, with what operators have decided about them. */
final class AthleteLog {
    private static final String WHOSE = " join unnest(?::text[], ?::text[]) w(gym, athlete)";

    /**
     * Selects the session events and sequence numbers that operators have skipped. The column {@code through} is the
     * last skipped sequence number; it is negative if the skipped numbers are valid again. It is null, read as 0, if
     * only an event was skipped and its number is still valid.
     */
    private static final String SKIPPED = "select s.sequence, s.event_id, s.headers ->> 'ce_recordedat' as recorded_at,"
            + " coalesce(s.through, 0) as through"
            + " from skipped_event s" + WHOSE + " on s.gym = w.gym and s.athlete = w.athlete";

    private static final String ERASURES = "select r.requested_by, r.requested_at from erasure_request r" + WHOSE
            + " on r.gym = w.gym and r.athlete = w.athlete order by r.id desc";

    /** Selects the first waiting event, and those whose sequence number was already processed. */
    private static final String PARKED =
            "select p.sequence, p.event_id, p.headers ->> 'ce_recordedat' as recorded_at from parked_event p" + WHOSE
                    + " on p.gym = w.gym and p.athlete = w.athlete"
                    + " left join inbox i on i.gym = w.gym and i.athlete = w.athlete"
                    + " where p.sequence <= coalesce(i.seen, 0)"
                    + " or p.sequence = (select min(n.sequence) from parked_event n"
                    + " where n.gym = w.gym and n.athlete = w.athlete and n.sequence > coalesce(i.seen, 0))";

    /**
     * The result of reading.
     *
     * @param events up to the first event that waits to be processed or that the intake has not reached
     * @param isBehind whether the events end before one that the intake has not reached
     * @param erasureWaits whether the log has an erasure that the service has not processed and that no operator has
     * skipped
     * @param decisions the events that operators have skipped
     */
    record LogEvents(List<Incoming> events, boolean isBehind, boolean erasureWaits, Refolded.Decisions decisions) {}

    /** An erasure event that the service has processed, and the time of processing. */
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

    private final Athlete athlete;
    private final Set<Refolded.Id> skipped = new HashSet<>();
    private final List<Refolded.Numbers> numbers = new ArrayList<>();
    private final List<Refolded.Numbers> undone = new ArrayList<>();
    private final List<Refolded.Id> parked = new ArrayList<>();
    private final List<ProcessedErasure> newestErasures = new ArrayList<>();
    private final List<Copied> copied = new ArrayList<>();

    /** Adds queries to two round trips. The first one fails if there are too many events for the second one. */
    AthleteLog(Athlete athlete, LogCopy copy, RoundTrip first, RoundTrip second) {
        this.athlete = athlete;
        var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
        first.query(SKIPPED, whose, this::addSkipped)
                .query(PARKED, whose, row -> parked.add(id(row)))
                .query(
                        ERASURES,
                        whose,
                        row -> newestErasures.add(new ProcessedErasure(
                                row.getString("requested_by"),
                                row.getObject("requested_at", OffsetDateTime.class)
                                        .toInstant())));
        copy.requireFewEvents(first, athlete);
        copy.events(second, athlete, copied::add);
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
     * Returns what was read. Call this method when both round trips have run.
     *
     * @param seen the sequence number of the last processed event
     * @param intake the position of the intake before the round trips; absent if the intake counts as being at the end
     * of the log
     * @param acceptMissing whether sequence numbers that are missing in the log are skipped
     */
    LogEvents read(
            Connection connection, Inbox inbox, long seen, @Nullable IntakePosition intake, boolean acceptMissing)
            throws SQLException {
        var log = withoutErased();
        long firstParked = first(parked.stream().map(Refolded.Id::sequence).toList(), seen);
        long firstAwaited = intake == null
                ? Long.MAX_VALUE
                : first(
                        log.stream()
                                .filter(each -> mayBeAwaited(each, intake))
                                .map(each -> each.event().sequence())
                                .toList(),
                        seen);
        long end = Math.min(firstParked, firstAwaited);
        var waiting = parked.stream().filter(each -> each.sequence() <= seen).collect(Collectors.toSet());
        return new LogEvents(
                log.stream()
                        .map(Copied::event)
                        .filter(event -> event.sequence() < end)
                        .toList(),
                firstAwaited < firstParked,
                erasureWaits(connection, inbox, log),
                new Refolded.Decisions(skipped, numbers, undone, waiting, acceptMissing));
    }

    private static long first(List<Long> sequences, long after) {
        return sequences.stream()
                .mapToLong(Long::longValue)
                .filter(sequence -> sequence > after)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean mayBeAwaited(Copied each, IntakePosition intake) {
        return each.topic() == LogCopy.SESSION_TOPIC && !intake.isAfter(each.partition(), each.position());
    }

    /**
     * Leaves out the events that precede an erasure, whether the rebuild or the intake has read the erasure first. The
     * data that an erasure has deleted must not come back.
     */
    private List<Copied> withoutErased() {
        var erasures =
                copied.stream().filter(each -> Translator.erases(each.event())).toList();
        return copied.stream()
                .filter(each -> erasures.stream().noneMatch(each::precedes))
                .filter(each -> Translator.erases(each.event()) || !precedesProcessed(each, erasures))
                .toList();
    }

    /**
     * Whether an event may precede an erasure that the service has processed. If the topic has that erasure, or one
     * that was processed later, before the event, the event does not precede it. If the topic no longer has the
     * erasure, only an event that was recorded before the service processed the erasure may precede it.
     */
    private boolean precedesProcessed(Copied event, List<Copied> erasures) {
        long met = Long.MAX_VALUE;
        for (var processed : newestErasures) {
            met = erasures.stream()
                    .filter(each -> each.topic() == event.topic())
                    .filter(each -> each.event().eventId().equals(processed.eventId()))
                    .mapToLong(Copied::position)
                    .reduce(met, Math::min);
            if (event.position() <= met && processed.isAfter(event.event())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the log has an erasure that the service has not processed and would process now. After an operator has
     * decided between two events with the same sequence number (for example, skipped one), the service would process an
     * old erasure again. So the processed erasures count too.
     */
    private boolean erasureWaits(Connection connection, Inbox inbox, List<Copied> log) throws SQLException {
        var waiting = log.stream()
                .map(Copied::event)
                .filter(event -> Translator.erases(event) && !skipped.contains(Refolded.Id.of(event)))
                .filter(event -> newestErasures.stream().noneMatch(each -> each.is(event)))
                .toList();
        Predicate<Incoming> erasing = waiting.isEmpty() ? event -> false : inbox.erasing(connection, athlete);
        return waiting.stream().anyMatch(erasing);
    }
}
