package topset.program.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildFindings.Outcome;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.replanning.Planner;
import topset.program.sets.SetRows;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.append.Tx;
import topset.store.inbox.InboxState;
import topset.store.inbox.InboxStatus;
import topset.store.inbox.Parked;

/** Rebuilds the plans and other derived data of one athlete, while it holds the athlete's lock (ADR 0139). */
@ApplicationScoped
public class AthleteRebuild {
    private static final Logger LOG = Logger.getLogger(AthleteRebuild.class);

    private final EventStore store;
    private final Planner planner;
    private final InstantSource clock;

    AthleteRebuild(EventStore store, Planner planner, InstantSource clock) {
        this.store = store;
        this.planner = planner;
        this.clock = clock;
    }

    /** {@code seen} is the number of the last used event; {@code says} is why the data is left unchanged. */
    record Found(
            long seen,
            boolean isBehind,
            Outcome outcome,
            @Nullable String says,
            List<PlanDifference> differences,
            Correction correction) {

        private static Found leftAlone(long seen, Outcome outcome, String says, List<PlanDifference> differences) {
            return new Found(seen, false, outcome, says, differences, tx -> {});
        }
    }

    @FunctionalInterface
    interface Correction {
        void write(Tx tx) throws SQLException;
    }

    /**
     * Compares an athlete's data, writes the report and, with mode {@code APPLY}, the corrections. Empty if the service
     * has processed events after the number {@code inLog} that the copy of the log does not have yet.
     *
     * @param log absent if the source is the stored sets
     * @param inLog the last event that the service had processed before the log was read on; if the copy lacks this or
     * an earlier one, it is missing
     */
    Optional<Found> rebuild(Rebuild rebuild, @Nullable LogCopy log, Athlete athlete, long inLog) {
        return store.run(List.of(athlete), tx -> {
            Optional<Found> found;
            try {
                found = compare(tx.connection(), rebuild, log, athlete, inLog);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id, athlete);
                var says = Parked.shortened(failure.toString());
                found = Optional.of(Found.leftAlone(0, Outcome.FAILED, says, List.of()));
            }
            if (found.isPresent()) {
                end(tx, rebuild, athlete, found.get());
            }
            return found;
        });
    }

    /**
     * Stores that the rebuild of an athlete has failed while it was written. The reason names only the kind of failure:
     * its message may contain data that an erasure has deleted meanwhile.
     */
    Found failed(Rebuild rebuild, Athlete athlete, RuntimeException failure) {
        var says = "could not be written: " + failure.getClass().getName() + "; see the log of the service";
        var failed = Found.leftAlone(0, Outcome.FAILED, says, List.of());
        return store.run(List.of(athlete), tx -> {
            end(tx, rebuild, athlete, failed);
            return failed;
        });
    }

    /** If another run has begun, which may have replaced the copy of the log meanwhile, nothing is written. */
    private static void end(Tx tx, Rebuild rebuild, Athlete athlete, Found found) throws SQLException {
        rebuild.require(tx.connection());
        if (rebuild.order.mode() == Mode.APPLY) {
            found.correction().write(tx);
        }
        RebuildFindings.replace(tx.connection(), rebuild, athlete, found);
    }

    private Optional<Found> compare(
            Connection connection, Rebuild rebuild, @Nullable LogCopy copy, Athlete athlete, long inLog)
            throws SQLException {
        long served = InboxStatus.of(connection, athlete).seen();
        var stored = SetRows.stored(connection, athlete);
        var acceptMissing = rebuild.order.acceptsMissing();
        var log = copy == null
                ? AthleteLog.of(stored, served)
                : AthleteLog.read(connection, copy, athlete, served, acceptMissing);
        long seen = log.inbox().seen();
        if (served > Math.max(inLog, seen)) {
            return Optional.empty();
        }
        if (log.erasureWaits()) {
            // The rebuild must change neither the sets nor the last processed sequence number. Otherwise the service
            // would take the erasure event for a repeated one.
            var says = "the athlete's erasure is not processed yet";
            return Optional.of(Found.leftAlone(seen, Outcome.FAILED, says, List.of()));
        }
        var differences = new ArrayList<PlanDifference>();
        if (seen != served) {
            differences.add(PlanDifference.of(athlete, Kind.TAKEN, "up to " + served, "up to " + seen));
        }
        if (seen < served && !acceptMissing) {
            var unreadable = log.unreadable();
            var says = "number %d %s, and events up to %d were processed"
                    .formatted(seen + 1, unreadable == null ? "is missing" : "cannot be read: " + unreadable, served);
            return Optional.of(Found.leftAlone(seen, Outcome.INCOMPLETE_LOG, says, differences));
        }
        long sets = log.sets().differences(stored);
        if (sets > 0) {
            differences.add(PlanDifference.of(athlete, Kind.FACTS, "", sets + " differ"));
        }
        var cause = "rebuild/" + rebuild.id;
        var plans = new PlanRebuild(connection, planner, athlete, log.sets().standing(), clock.instant(), cause);
        differences.addAll(plans.differences());
        var ifDifferent = rebuild.order.mode() == Mode.APPLY ? Outcome.APPLIED : Outcome.DIFFERENT;
        var outcome = differences.isEmpty() ? Outcome.SAME : ifDifferent;
        return Optional.of(new Found(seen, log.isBehind(), outcome, null, differences, tx -> {
            log.sets().replace(tx.connection(), stored);
            if (seen != served) {
                InboxState.reset(tx, athlete, log.inbox());
            }
            plans.write(tx, Actor.system("rebuild").causedBy(cause));
        }));
    }
}
