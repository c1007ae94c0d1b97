package topset.program.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildFindings.Outcome;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.replanning.Planner;
import topset.program.sets.SetRows;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.Sql;
import topset.store.append.Tx;
import topset.store.inbox.Inbox;
import topset.store.inbox.Parked;

/** Rebuilds the plans and other derived data of one athlete (ADR 0139). */
@ApplicationScoped
public class AthleteRebuild {
    private static final Logger LOG = Logger.getLogger(AthleteRebuild.class);
    private static final int MOST_TRIES = 10;

    /**
     * Selects a text that every write for the athlete changes: every event that the intake processes, every published
     * event, and every change of a plan, which has no event if it is not visible.
     */
    private static final String VERSION = """
            select row(i.seen, i.last_ids, (select max(e.sequence) from event e
                        where e.gym = w.gym and e.athlete = w.athlete and e.sequence is not null),
                    (select string_agg(p.program_id || ' ' || greatest(p.xmin::text::bigint,
                            (select max(s.xmin::text::bigint) from slot_week s
                                where s.gym = p.gym and s.program_id = p.program_id),
                            (select max(k.xmin::text::bigint) from program_week k
                                where k.gym = p.gym and k.program_id = p.program_id)), ',' order by p.program_id)
                        from program p where p.gym = w.gym and p.athlete = w.athlete))::text
                from (values (?::text, ?::text)) w(gym, athlete)
                left join inbox i on i.gym = w.gym and i.athlete = w.athlete""";

    private final DataSource dataSource;
    private final EventStore store;
    private final Inbox inbox;
    private final Planner planner;
    private final InstantSource clock;

    AthleteRebuild(DataSource dataSource, EventStore store, Inbox inbox, Planner planner, InstantSource clock) {
        this.dataSource = dataSource;
        this.store = store;
        this.inbox = inbox;
        this.planner = planner;
        this.clock = clock;
    }

    /**
     * {@code served} is the number of the last event that the service has processed, {@code seen} that of the last
     * event of the log that was used (equal without a log). {@code says} is why the data is left unchanged.
     */
    record Found(
            long served,
            long seen,
            boolean isBehind,
            Outcome outcome,
            @Nullable String says,
            List<PlanDifference> differences,
            Correction correction) {

        private static Found leftAlone(
                long served, long seen, Outcome outcome, String says, List<PlanDifference> differences) {
            return new Found(served, seen, false, outcome, says, differences, tx -> {});
        }
    }

    @FunctionalInterface
    interface Correction {
        void write(Tx tx) throws SQLException;
    }

    private record Snapshot(String version, Found found) {}

    /**
     * If the data has changed since the snapshot, the athlete is computed again while holding the lock, after the log was
     * read on, which is never done under the lock. The same happens if the service has processed events that were not
     * read from the log. If the log lacks them even then, they are missing.
     */
    Found rebuild(Rebuild rebuild, LogCopy copy, Athlete athlete) {
        long known = 0;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var early = tries > 0
                    ? null
                    : Query.snapshot(
                            dataSource,
                            connection -> new Snapshot(
                                    version(connection, athlete), find(connection, rebuild, copy, athlete)));
            long inLog = known;
            var done = store.run(List.of(athlete), tx -> {
                rebuild.require(tx.connection());
                if (early != null && !early.version().equals(version(tx.connection(), athlete))) {
                    return Optional.<Found>empty();
                }
                var found = early == null ? find(tx.connection(), rebuild, copy, athlete) : early.found();
                return found.served() > Math.max(inLog, found.seen())
                        ? Optional.<Found>empty()
                        : Optional.of(end(tx, rebuild, athlete, found));
            });
            if (done.isPresent()) {
                return done.get();
            }
            known = Query.on(dataSource, connection -> inbox.seen(connection, athlete));
            copy.readOn();
        }
        throw new IllegalStateException("the athlete's events are processed faster than the rebuild reads the log");
    }

    /**
     * Stores that the rebuild of an athlete has failed while it was written. The reason names only the kind of failure:
     * its message may contain data that an erasure has deleted meanwhile.
     */
    Found failed(Rebuild rebuild, Athlete athlete, RuntimeException failure) {
        var says = "could not be written: " + failure.getClass().getName() + "; see the log of the service";
        return store.run(List.of(athlete), tx -> {
            rebuild.require(tx.connection());
            return end(tx, rebuild, athlete, Found.leftAlone(0, 0, Outcome.FAILED, says, List.of()));
        });
    }

    /**
     * Writes the report, and with mode {@code APPLY} the corrections. The caller holds the athlete's lock, so that the
     * report contains no data that an erasure deletes at the same time.
     */
    private static Found end(Tx tx, Rebuild rebuild, Athlete athlete, Found found) throws SQLException {
        if (rebuild.order.mode() == Mode.APPLY) {
            found.correction().write(tx);
        }
        var says = found.says();
        var leftAlone = says == null ? null : new LeftAlone(athlete.gym(), athlete.id(), found.outcome(), says);
        RebuildFindings.replace(tx.connection(), rebuild, athlete, leftAlone, found.differences());
        return found;
    }

    static String version(Connection connection, Athlete athlete) throws SQLException {
        return Sql.one(connection, VERSION, row -> row.getString(1), athlete.gym(), athlete.id());
    }

    /** The transaction must see all data as of one moment, or it must hold the athlete's lock. */
    private Found find(Connection connection, Rebuild rebuild, LogCopy copy, Athlete athlete) throws SQLException {
        try {
            return compare(connection, rebuild, copy, athlete);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Rebuild %s cannot process athlete %s", rebuild.id, athlete);
            return Found.leftAlone(0, 0, Outcome.FAILED, Parked.shortened(failure.toString()), List.of());
        }
    }

    private Found compare(Connection connection, Rebuild rebuild, LogCopy copy, Athlete athlete) throws SQLException {
        long served = inbox.seen(connection, athlete);
        var stored = SetRows.stored(connection, athlete);
        var acceptMissing = rebuild.order.acceptsMissing();
        var log = rebuild.order.source() == Source.SETS
                ? AthleteLog.of(stored, served)
                : AthleteLog.read(connection, inbox, copy, athlete, served, acceptMissing);
        long seen = log.inbox().seen();
        if (log.erasureWaits()) {
            // The rebuild must change neither the sets nor the last processed sequence number. Otherwise the service
            // would take the erasure event for a repeated one.
            var says = "the athlete's erasure is not processed yet";
            return Found.leftAlone(served, seen, Outcome.FAILED, says, List.of());
        }
        var differences = new ArrayList<PlanDifference>();
        if (seen != served) {
            differences.add(PlanDifference.of(athlete, Kind.TAKEN, "up to " + served, "up to " + seen));
        }
        if (seen < served && !acceptMissing) {
            var unreadable = log.unreadable();
            var says = "number %d %s, and events up to %d were processed"
                    .formatted(seen + 1, unreadable == null ? "is missing" : "cannot be read: " + unreadable, served);
            return Found.leftAlone(served, seen, Outcome.INCOMPLETE_LOG, says, differences);
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
        return new Found(served, seen, log.isBehind(), outcome, null, differences, tx -> {
            log.sets().replace(tx.connection(), stored);
            if (seen != served) {
                inbox.reset(tx, athlete, log.inbox());
            }
            plans.write(tx, Actor.system("rebuild").causedBy(cause));
        });
    }
}
