package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.intake.Translator;
import topset.program.rebuild.comparison.StoredPlans;
import topset.program.rebuild.staging.IntakePosition;
import topset.program.rebuild.staging.LogStaging;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

/**
 * Reads snapshots of athletes' stored data for one rebuild, with two round trips for each athlete.
 *
 * @param staging the session events that were read from Kafka; absent if they are not read
 * @param acceptMissing whether sequence numbers that are missing in Kafka are skipped
 */
record AthleteSnapshots(
        Inbox inbox, GymCatalogues catalogues, @Nullable LogStaging staging, boolean acceptMissing) {
    private static final String WHOSE = " join unnest(?::text[], ?::text[]) w(gym, athlete)";

    /**
     * Selects the session events and sequence numbers that operators have skipped. The column {@code through} is the
     * last skipped sequence number; it is negative if the skipped numbers are valid again. It is null, read as 0, if
     * only an event was skipped and its number is still valid.
     */
    private static final String SKIPPED =
            "select s.sequence, s.event_id, s.headers ->> 'ce_recordedat' as recorded_at, coalesce(s.through, 0) as through"
                    + " from skipped_event s" + WHOSE + " on s.gym = w.gym and s.athlete = w.athlete";

    private static final String PROCESSED_ERASURES = "select r.requested_by, r.requested_at from erasure_request r"
            + WHOSE + " on r.gym = w.gym and r.athlete = w.athlete";

    /** Selects those waiting events whose sequence number belongs to an event that was already processed. */
    private static final String PARKED =
            "select p.sequence, p.event_id, p.headers ->> 'ce_recordedat' as recorded_at from parked_event p" + WHOSE
                    + " on p.gym = w.gym and p.athlete = w.athlete where p.sequence <= coalesce((select i.seen from inbox i"
                    + " where i.gym = w.gym and i.athlete = w.athlete), 0)";

    private static final String FIRST_PARKED = "select min(p.sequence) as sequence from parked_event p" + WHOSE
            + " on p.gym = w.gym and p.athlete = w.athlete where p.sequence > coalesce((select i.seen from inbox i"
            + " where i.gym = w.gym and i.athlete = w.athlete), 0)";

    /**
     * An athlete's data at one moment: the input of a rebuild, and the stored data to compare with the result.
     *
     * @param catalogue the exercises of the athlete's gym
     * @param log the athlete's session events from Kafka, up to the first event that waits to be processed or that the
     * intake has not reached; empty if they are not read
     * @param isBehind whether the log ends before an event that the intake has not reached
     * @param erasureWaits whether the session events contain an erasure that the service has not processed and that no
     * operator has skipped
     * @param decisions the events that operators have skipped
     */
    record AthleteSnapshot(
            StoredPlans plans,
            SetRows sets,
            GymCatalogue catalogue,
            Standing standing,
            List<Incoming> log,
            boolean isBehind,
            boolean erasureWaits,
            Refolded.Decisions decisions) {}

    /** An erasure event that the service has processed, and the time of processing. */
    private record ProcessedErasure(String eventId, Instant at) {

        /** After a restored backup, a new erasure may have the id of an earlier one, so the times are compared too. */
        boolean is(Incoming event) {
            var text = event.headers().get(Incoming.RECORDED_AT);
            try {
                return eventId.equals(event.eventId())
                        && (text == null
                                || !at.isBefore(OffsetDateTime.parse(text).toInstant()));
            } catch (DateTimeException unknown) {
                return true;
            }
        }
    }

    /** The operators' decisions about an athlete's session events, and the athlete's waiting events and erasures. */
    private static final class Decided {
        private final Set<Refolded.Id> skipped = new HashSet<>();
        private final List<Refolded.Numbers> numbers = new ArrayList<>();
        private final List<Refolded.Numbers> undone = new ArrayList<>();
        private final Set<Refolded.Id> parked = new HashSet<>();
        private final List<ProcessedErasure> erasures = new ArrayList<>();
        private long firstParked = Long.MAX_VALUE;

        /** Adds the queries for the decisions to a round trip. */
        private static Decided reading(RoundTrip roundTrip, Athlete athlete) {
            var decided = new Decided();
            var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
            roundTrip
                    .query(SKIPPED, whose, row -> {
                        long through = row.getLong("through");
                        var eventId = row.getString("event_id");
                        if (through > 0) {
                            decided.numbers.add(new Refolded.Numbers(row.getLong("sequence"), through));
                        } else if (through < 0) {
                            decided.undone.add(new Refolded.Numbers(row.getLong("sequence"), -through));
                        }
                        if (eventId != null) {
                            decided.skipped.add(
                                    new Refolded.Id(row.getLong("sequence"), eventId, row.getString("recorded_at")));
                        }
                    })
                    .query(
                            PARKED,
                            whose,
                            row -> decided.parked.add(new Refolded.Id(
                                    row.getLong("sequence"), row.getString("event_id"), row.getString("recorded_at"))))
                    .query(FIRST_PARKED, whose, row -> {
                        long sequence = row.getLong("sequence");
                        decided.firstParked = row.wasNull() ? Long.MAX_VALUE : sequence;
                    })
                    .query(
                            PROCESSED_ERASURES,
                            whose,
                            row -> decided.erasures.add(new ProcessedErasure(
                                    row.getString("requested_by"),
                                    row.getObject("requested_at", OffsetDateTime.class)
                                            .toInstant())));
            return decided;
        }
    }

    /**
     * Reads a snapshot of an athlete's stored data. Either the transaction must see all data as of one moment, or it
     * must hold the athlete's lock.
     *
     * @param intake the position of the intake before the snapshot; absent if the snapshot has all session events that
     * were read from Kafka, whether the intake has reached them or not
     */
    AthleteSnapshot read(Connection connection, Athlete athlete, @Nullable IntakePosition intake) throws SQLException {
        var first = new RoundTrip();
        var exercises = catalogues.version(first, athlete.gym());
        var plans = StoredPlans.readPrograms(first, athlete);
        var standing = Standing.reading(first, athlete);
        var decided = staging == null ? new Decided() : Decided.reading(first, athlete);
        if (staging != null) {
            staging.requireFewEvents(first, athlete);
        }
        first.run(connection);

        var second = new RoundTrip();
        plans.readWeeks(second);
        var sets = SetRows.stored(second, athlete);
        var staged = staging == null ? List.<LogStaging.Staged>of() : staging.events(second, athlete, intake);
        if (staging != null) {
            staging.requireComplete(second);
        }
        second.run(connection);

        var log = staged.stream().map(LogStaging.Staged::event).toList();
        long firstAwaited = firstAwaited(staged, standing.get().seen());
        long end = Math.min(decided.firstParked, firstAwaited);
        return new AthleteSnapshot(
                plans,
                sets,
                catalogues.of(connection, athlete.gym(), exercises.get(athlete.gym())),
                standing.get(),
                log.stream().filter(event -> event.sequence() < end).toList(),
                firstAwaited < decided.firstParked,
                erasureWaits(connection, athlete, erasuresOf(log, decided.skipped), decided.erasures),
                new Refolded.Decisions(
                        decided.skipped, decided.numbers, decided.undone, decided.parked, acceptMissing));
    }

    /** Returns the lowest sequence number of the events that the intake has not reached. */
    private static long firstAwaited(List<LogStaging.Staged> staged, long seen) {
        return staged.stream()
                .filter(each -> each.mayBeAwaited() && each.event().sequence() > seen)
                .mapToLong(each -> each.event().sequence())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static List<Incoming> erasuresOf(List<Incoming> log, Set<Refolded.Id> skipped) {
        return log.stream()
                .filter(event -> Translator.erases(event) && !skipped.contains(Refolded.Id.of(event)))
                .toList();
    }

    /**
     * Whether the session events from Kafka contain an erasure that the service has not processed and would process
     * now. After an operator has decided between two events with the same sequence number (for example, skipped one),
     * the service would process an old erasure again. So the query also reads the table of processed erasures. After a
     * restored backup, a new erasure may have the sequence number and the id of an earlier one, so the query also
     * compares the times.
     */
    private boolean erasureWaits(
            Connection connection, Athlete athlete, List<Incoming> log, List<ProcessedErasure> processed)
            throws SQLException {
        if (log.isEmpty()) {
            return false;
        }
        var erasing = inbox.erasing(connection, athlete);
        return log.stream()
                .anyMatch(event -> erasing.test(event) && processed.stream().noneMatch(each -> each.is(event)));
    }
}
