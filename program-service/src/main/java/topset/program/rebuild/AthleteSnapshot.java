package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.intake.Translator;
import topset.program.rebuild.comparison.StoredPlans;
import topset.program.rebuild.staging.ErasedInLog;
import topset.program.rebuild.staging.IntakePosition;
import topset.program.rebuild.staging.LogStaging;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Inbox;
import topset.store.inbox.Incoming;
import topset.store.inbox.Refolded;

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
        Refolded.Decisions decisions) {
    private static final String WHOSE = " join unnest(?::text[], ?::text[]) w(gym, athlete)";

    /**
     * Selects the session events and sequence numbers that operators have skipped. The column {@code through} is the
     * last skipped sequence number; it is negative if the skipped numbers are valid again. In rows of previous releases
     * {@code through} is null. Such a row skips only the sequence number of its event. It skips nothing if a different
     * event with this number had already been processed.
     */
    private static final String SKIPPED =
            "select s.sequence, s.event_id, s.headers ->> 'ce_recordedat' as recorded_at, coalesce(s.through, case when"
                    + " s.event_id is null or s.cause like 'Number % came again as %' then 0 else s.sequence end) as through"
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

    /** An erasure event that the service has processed, and the time of processing. */
    private record ProcessedErasure(String eventId, Instant at) {
        boolean is(Incoming event) {
            var recorded = ErasedInLog.recordedAt(event);
            return eventId.equals(event.eventId()) && (recorded == null || !at.isBefore(recorded));
        }
    }

    /**
     * Reads a snapshot of an athlete's stored data.
     *
     * @param staging the session events that were read from Kafka; absent if they are not read
     * @param intake the position of the intake before the snapshot; absent if the snapshot has all session events that
     * were read from Kafka, whether the intake has reached them or not
     */
    static AthleteSnapshot load(
            Connection connection,
            Inbox inbox,
            Athlete athlete,
            GymCatalogue catalogue,
            @Nullable LogStaging staging,
            @Nullable IntakePosition intake,
            boolean acceptMissing)
            throws SQLException {
        var skipped = new HashSet<Refolded.Id>();
        var numbers = new ArrayList<Refolded.Numbers>();
        var undone = new ArrayList<Refolded.Numbers>();
        var erasures = new ArrayList<ProcessedErasure>();
        var parked = new HashSet<Refolded.Id>();
        var firstParked = new long[] {Long.MAX_VALUE};
        var roundTrip = new RoundTrip();
        var sets = SetRows.stored(roundTrip, athlete);
        List<LogStaging.Staged> staged = List.of();
        if (staging != null) {
            var whose = new RoundTrip.Values("text", "text").row(athlete.gym(), athlete.id());
            roundTrip
                    .query(SKIPPED, whose, row -> {
                        long through = row.getLong("through");
                        var eventId = row.getString("event_id");
                        if (through > 0) {
                            numbers.add(new Refolded.Numbers(row.getLong("sequence"), through));
                        } else if (through < 0) {
                            undone.add(new Refolded.Numbers(row.getLong("sequence"), -through));
                        }
                        if (eventId != null) {
                            skipped.add(
                                    new Refolded.Id(row.getLong("sequence"), eventId, row.getString("recorded_at")));
                        }
                    })
                    .query(
                            PARKED,
                            whose,
                            row -> parked.add(new Refolded.Id(
                                    row.getLong("sequence"), row.getString("event_id"), row.getString("recorded_at"))))
                    .query(FIRST_PARKED, whose, row -> {
                        long sequence = row.getLong("sequence");
                        firstParked[0] = row.wasNull() ? Long.MAX_VALUE : sequence;
                    })
                    .query(
                            PROCESSED_ERASURES,
                            whose,
                            row -> erasures.add(new ProcessedErasure(
                                    row.getString("requested_by"),
                                    row.getObject("requested_at", OffsetDateTime.class)
                                            .toInstant())));
            staged = staging.events(roundTrip, athlete, intake);
        }
        var plans = StoredPlans.load(connection, athlete, roundTrip);
        if (staging != null) {
            staging.requireComplete(connection);
        }
        var standing = Standing.load(connection, athlete, plans.streams());
        long firstAwaited = firstAwaited(staged, standing.seen());
        long end = Math.min(firstParked[0], firstAwaited);
        var log = staged.stream().map(LogStaging.Staged::event).toList();
        return new AthleteSnapshot(
                plans,
                sets,
                catalogue,
                standing,
                log.stream().filter(event -> event.sequence() < end).toList(),
                firstAwaited < firstParked[0],
                erasureWaits(connection, inbox, athlete, erasuresOf(log, skipped), erasures),
                new Refolded.Decisions(skipped, numbers, undone, parked, acceptMissing));
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
    private static boolean erasureWaits(
            Connection connection, Inbox inbox, Athlete athlete, List<Incoming> log, List<ProcessedErasure> processed)
            throws SQLException {
        if (log.isEmpty()) {
            return false;
        }
        var erasing = inbox.erasing(connection, athlete);
        return log.stream()
                .anyMatch(event -> erasing.test(event) && processed.stream().noneMatch(each -> each.is(event)));
    }
}
