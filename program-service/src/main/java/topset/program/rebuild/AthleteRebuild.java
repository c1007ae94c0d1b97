package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.intake.SessionLog;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.replanning.Transactions;
import topset.program.sets.SetRows;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Rebuilds the plans and other derived data of one athlete. First reads a snapshot of the stored data and computes the
 * plans from the snapshot without a lock. Then writes the report and the corrections while holding the athlete's lock.
 */
final class AthleteRebuild {
    private static final int TRIES = 3;
    private static final int TRIES_UNDER_THE_LOCK = 10;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /**
     * The time for which the rebuild waits, at each further athlete, until the service has processed the athlete's
     * session events, after the rebuild has once waited the full configured time without success.
     */
    private static final Duration IN_VAIN = Duration.ofSeconds(1);

    private final RebuildRow rebuild;
    private final String cause;
    private final Transactions transactions;
    private final RebuildParts parts;
    private final @Nullable LogCopy copy;
    private final Runnable readOn;
    private final Runnable goOn;
    private volatile Duration intakeWithin;

    /**
     * Creates an instance that is used for all athletes of a rebuild.
     *
     * @param copy the session events that were read from Kafka; absent if plans are computed from the stored sets
     * @param readOn reads the newest session events from Kafka
     * @param goOn throws an exception if the rebuild must stop
     */
    AthleteRebuild(
            RebuildRow rebuild,
            Transactions transactions,
            RebuildParts parts,
            @Nullable LogCopy copy,
            Runnable readOn,
            Runnable goOn) {
        this.rebuild = rebuild;
        this.cause = "rebuild/" + rebuild.id();
        this.transactions = transactions;
        this.parts = parts;
        this.copy = copy;
        this.readOn = readOn;
        this.goOn = goOn;
        this.intakeWithin = parts.settings().intakeWithin();
    }

    /**
     * The result of a rebuild for one athlete: the outcome, the number of session events, and the number of differences
     * of each kind.
     *
     * @param isBehind whether newer events are left out, because the service's intake has not reached them
     */
    record Done(RebuildOutcome outcome, boolean isBehind, long events, List<RebuildFindings.Count> differences) {}

    /**
     * An athlete's data at one moment: the input of a rebuild, and the stored data to compare with the result.
     *
     * @param catalogue the exercises of the athlete's gym
     * @param log the athlete's session events; absent if plans are computed from the stored sets
     */
    private record Snapshot(
            StoredPlans plans,
            SetRows sets,
            GymCatalogue catalogue,
            Standing standing,
            AthleteLog.@Nullable LogEvents log) {}

    /**
     * A snapshot of an athlete's stored data, and the plans that were computed from the snapshot.
     *
     * @param log the sets, and the state of the athlete's inbox, that result from the session events in Kafka; absent
     * if these are not read
     * @param plans absent if the athlete is left unchanged
     * @param leftAlone present if the athlete is left unchanged
     */
    private record Folded(
            Snapshot snapshot,
            SessionLog.@Nullable Said log,
            PlanRebuild.@Nullable Rebuilt plans,
            List<PlanDifference> differences,
            @Nullable LeftAlone leftAlone) {

        long served() {
            return snapshot.standing().seen();
        }

        long seen() {
            return log == null ? served() : log.inbox().seen();
        }

        boolean isBehind() {
            var read = snapshot.log();
            return read != null && read.isBehind();
        }
    }

    Done rebuild(Athlete athlete) {
        for (int tries = 0; tries < TRIES + TRIES_UNDER_THE_LOCK; tries++) {
            var done = tries < TRIES ? beforeTheLock(athlete) : underTheLock(athlete);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new IllegalStateException("the athlete's events are processed faster than the rebuild reads the log");
    }

    /** Returns empty if the athlete's data has changed since the snapshot. */
    private Optional<Done> beforeTheLock(Athlete athlete) {
        var folded = folded(athlete);
        return parts.store().run(List.of(athlete), tx -> {
            RebuildTable.require(tx.connection(), rebuild.id());
            var standing = Standing.load(tx.connection(), athlete);
            return standing.equals(folded.snapshot().standing())
                    ? Optional.of(end(tx, athlete, folded))
                    : Optional.<Done>empty();
        });
    }

    /**
     * Rebuilds an athlete's data while holding the athlete's lock. This method is called if the data changed during
     * each of several attempts without the lock. The newest session events are read from Kafka before the lock is
     * acquired, so that no transaction waits for Kafka.
     *
     * @return empty if the service has processed events since the session events were read from Kafka, and Kafka lacked
     * these events then
     */
    private Optional<Done> underTheLock(Athlete athlete) {
        long served =
                copy == null ? 0 : transactions.run(connection -> parts.inbox().seen(connection, athlete));
        var reached = copy == null ? null : readOn();
        return parts.store().run(List.of(athlete), tx -> {
            RebuildTable.require(tx.connection(), rebuild.id());
            var folded = fold(athlete, read(tx.connection(), athlete, reached));
            return folded.served() <= Math.max(served, folded.seen())
                    ? Optional.of(end(tx, athlete, folded))
                    : Optional.<Done>empty();
        });
    }

    private IntakePosition readOn() {
        readOn.run();
        return parts.intake().get();
    }

    /**
     * Writes the report, and with mode {@code APPLY} the corrections. The caller holds the athlete's lock, so that the
     * report contains no data that an erasure deletes at the same time.
     */
    private Done end(Tx tx, Athlete athlete, Folded folded) throws SQLException {
        var leftAlone = folded.leftAlone();
        if (leftAlone == null && rebuild.mode() == Mode.APPLY) {
            write(tx, athlete, folded);
        }
        return new Done(
                outcome(folded),
                leftAlone == null && folded.isBehind(),
                folded.seen(),
                RebuildFindings.replace(tx.connection(), rebuild, athlete, leftAlone, folded.differences()));
    }

    private RebuildOutcome outcome(Folded folded) {
        if (folded.leftAlone() != null) {
            return folded.leftAlone().outcome();
        }
        if (folded.differences().isEmpty()) {
            return RebuildOutcome.SAME;
        }
        return rebuild.mode() == Mode.APPLY ? RebuildOutcome.APPLIED : RebuildOutcome.DIFFERENT;
    }

    private void write(Tx tx, Athlete athlete, Folded folded) throws SQLException {
        var log = folded.log();
        if (log != null) {
            log.sets().replace(tx.connection(), folded.snapshot().sets());
            if (folded.seen() != folded.served()) {
                parts.inbox().reset(tx, athlete, log.inbox());
            }
        }
        var plans = folded.plans();
        if (plans != null) {
            parts.planRebuild().write(tx, Actor.system("rebuild").causedBy(cause), plans);
        }
    }

    /**
     * Returns the sequence number of an athlete's last published event. An erasure changes this number too, because an
     * erasure publishes an event.
     */
    long sequence(Athlete athlete) {
        return transactions.run(connection -> Standing.load(connection, athlete).sequence());
    }

    /**
     * Stores that the rebuild of an athlete's plans has failed, unless an event of the athlete was published since the
     * failed attempt.
     *
     * @param sequence the sequence number of the athlete's last published event before the failed attempt
     * @return empty if an event was published since the attempt; then nothing is stored, because the reason may contain
     * data that an erasure has deleted
     */
    Optional<Done> failed(Athlete athlete, String reason, long sequence) {
        return parts.store().run(List.of(athlete), tx -> {
            RebuildTable.require(tx.connection(), rebuild.id());
            if (Standing.load(tx.connection(), athlete).sequence() != sequence) {
                return Optional.<Done>empty();
            }
            var failed = leftAlone(athlete, RebuildOutcome.FAILED, reason);
            RebuildFindings.replace(tx.connection(), rebuild, athlete, failed, List.of());
            return Optional.of(new Done(RebuildOutcome.FAILED, false, 0, List.of()));
        });
    }

    private static LeftAlone leftAlone(Athlete athlete, RebuildOutcome outcome, String says) {
        return new LeftAlone(athlete.gym(), athlete.id(), outcome, says);
    }

    /**
     * Reads a snapshot of the athlete's data, and computes the plans from the snapshot and the session events that were
     * read from Kafka. The two fit together only if the service has processed the same events as were read from Kafka.
     * If the service has processed more, further events are read from Kafka. If Kafka has more, the method waits for
     * the service. Then it tries again with a new snapshot. If Kafka lacks events, the newest snapshot is returned as
     * it is. If the service is too slow, a snapshot without the events that its intake has not reached is returned. So
     * these events are no difference. Events that the intake has passed without processing them are a difference.
     */
    private Folded folded(Athlete athlete) {
        var folded = snapshot(athlete, null);
        long began = System.nanoTime();
        while (folded.served() != folded.seen()) {
            if (folded.served() > folded.seen()) {
                long served = folded.served();
                readOn.run();
                folded = snapshot(athlete, null);
                if (folded.seen() < served) {
                    return folded;
                }
            } else if (System.nanoTime() - began > intakeWithin.toNanos()) {
                intakeWithin = intakeWithin.compareTo(IN_VAIN) < 0 ? intakeWithin : IN_VAIN;
                folded = snapshot(athlete, parts.intake().get());
                if (folded.served() <= folded.seen()) {
                    return folded;
                }
            } else {
                RebuildRun.pause(LOOK_EVERY);
                goOn.run();
                folded = snapshot(athlete, null);
            }
        }
        return folded;
    }

    /**
     * Reads and folds a snapshot.
     *
     * @param reached the position of the intake, which must be read before the snapshot: the snapshot then includes all
     * events before this position; absent if the snapshot has all events that were read from Kafka
     */
    private Folded snapshot(Athlete athlete, @Nullable IntakePosition reached) {
        return fold(athlete, transactions.snapshot(connection -> read(connection, athlete, reached)));
    }

    /**
     * Reads an athlete's stored data with two round trips. Either the transaction must see all data as of one moment,
     * or it must hold the athlete's lock.
     */
    private Snapshot read(Connection connection, Athlete athlete, @Nullable IntakePosition reached)
            throws SQLException {
        var catalogues = parts.planRebuild().catalogues();
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
        return new Snapshot(
                plans,
                sets,
                catalogues.of(connection, athlete.gym(), exercises.get(athlete.gym())),
                standing.get(),
                log == null ? null : log.read(connection, parts.inbox(), seen, reached, rebuild.acceptMissing()));
    }

    private Folded fold(Athlete athlete, Snapshot snapshot) {
        var read = snapshot.log();
        if (read == null) {
            var plans = plans(snapshot, snapshot.sets());
            return new Folded(snapshot, null, plans, plans.differences(), null);
        }
        var log = parts.sessionLog().read(athlete, read.events(), read.decisions());
        var differences = new ArrayList<PlanDifference>();
        long served = snapshot.standing().seen();
        long seen = log.inbox().seen();
        if (read.erasureWaits()) {
            // An erasure event of the athlete waits to be processed. So the rebuild must change neither the sets nor
            // the last processed sequence number. Otherwise the service would take the erasure event for a repeated
            // one.
            var unprocessed = leftAlone(athlete, RebuildOutcome.FAILED, "the athlete's erasure is not processed yet");
            return new Folded(snapshot, log, null, differences, unprocessed);
        }
        if (seen != served) {
            differences.add(PlanDifference.of(athlete, Kind.TAKEN, "up to " + served, "up to " + seen));
        }
        if (seen < served && !rebuild.acceptMissing()) {
            var unreadable = log.unreadable();
            var says = "number %d %s, and events up to %d were processed"
                    .formatted(seen + 1, unreadable == null ? "is missing" : "cannot be read: " + unreadable, served);
            var incomplete = leftAlone(athlete, RebuildOutcome.INCOMPLETE_LOG, says);
            return new Folded(snapshot, log, null, differences, incomplete);
        }
        long sets = log.sets().differences(snapshot.sets());
        if (sets > 0) {
            differences.add(PlanDifference.of(athlete, Kind.FACTS, "", sets + " differ"));
        }
        var plans = plans(snapshot, log.sets());
        differences.addAll(plans.differences());
        return new Folded(snapshot, log, plans, differences, null);
    }

    private PlanRebuild.Rebuilt plans(Snapshot snapshot, SetRows sets) {
        return parts.planRebuild()
                .rebuild(
                        snapshot.plans(),
                        sets.standing(),
                        snapshot.catalogue(),
                        parts.clock().instant(),
                        cause);
    }
}
