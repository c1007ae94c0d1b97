package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.sets.SetRows;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.inbox.Inbox;

/**
 * An athlete's data at one moment: the input of a rebuild, and the stored data to compare with the result.
 *
 * @param catalogue the exercises of the athlete's gym
 * @param log the athlete's session events; absent if plans are computed from the stored sets
 */
record AthleteSnapshot(
        StoredPlans plans,
        SetRows sets,
        GymCatalogue catalogue,
        Standing standing,
        AthleteLog.@Nullable LogEvents log) {

    /**
     * Reads snapshots, with two round trips for each athlete.
     *
     * @param copy the session events that were read from Kafka; absent if they are not read
     * @param acceptMissing whether sequence numbers that are missing in Kafka are skipped
     */
    record Reader(
            Inbox inbox, GymCatalogues catalogues, @Nullable LogCopy copy, boolean acceptMissing) {

        /**
         * Reads a snapshot of an athlete's stored data. Either the transaction must see all data as of one moment, or
         * it must hold the athlete's lock.
         *
         * @param intake the position of the intake before the snapshot; absent if the snapshot has all session events
         * that were read from Kafka, whether the intake has reached them or not
         */
        AthleteSnapshot read(Connection connection, Athlete athlete, @Nullable IntakePosition intake)
                throws SQLException {
            var first = new RoundTrip();
            var second = new RoundTrip();
            var exercises = catalogues.version(first, athlete.gym());
            var plans = new StoredPlans(first, athlete);
            var standing = Standing.reading(first, athlete);
            var log = copy == null ? null : new AthleteLog(athlete, copy, first, second);
            first.run(connection);
            plans.readWeeks(second);
            var sets = SetRows.stored(second, athlete);
            second.run(connection);
            long seen = standing.get().seen();
            return new AthleteSnapshot(
                    plans,
                    sets,
                    catalogues.of(connection, athlete.gym(), exercises.get(athlete.gym())),
                    standing.get(),
                    log == null ? null : log.read(connection, inbox, seen, intake, acceptMissing));
        }
    }
}
