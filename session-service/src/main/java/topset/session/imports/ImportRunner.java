package topset.session.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.exercises.KnownExercises;
import topset.session.imports.AthleteImport.State;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.ImportSettings;
import topset.session.logs.LogImportReport;
import topset.session.logs.MatchedLog;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.Origin;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.RoundTrip;
import topset.store.TooManyWritesException;
import topset.store.erasure.Erasure;

/**
 * Every step may be repeated without harm. So if this replica stops, another one can run the import from the beginning.
 */
@Singleton
class ImportRunner {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final SessionImports sessions;
    private final ExerciseNames names;
    private final KnownExercises exercises;
    private final ImportedSets stored;
    private final EventStore store;
    private final Clock clock = Clock.systemUTC();

    ImportRunner(
            SessionImports sessions,
            ExerciseNames names,
            KnownExercises exercises,
            ImportedSets stored,
            EventStore store) {
        this.sessions = sessions;
        this.names = names;
        this.exercises = exercises;
        this.stored = stored;
        this.store = store;
    }

    /**
     * Imports a log and stores the result.
     *
     * @param progress is called between two transactions with the number of processed lines, and may throw an exception
     * to stop the work, which goes on later
     * @throws ImportedSets.GoneException if the import was erased meanwhile
     */
    void run(AthleteImport running, ImportBody body, IntConsumer progress) {
        var request = running.request;
        var zone = request.settings().zone();
        var own = new ArrayList<>(exercises.ownOf(running.gym));
        own.addAll(request.created());
        var known = names.withOwn(own);
        var log = body.read(file -> new MatchedLog(file, request.settings(), known, latest(zone), Integer.MAX_VALUE));
        store(running.athlete(), log, some -> {
            progress.accept(log.lines());
            return patiently(() -> sessions.add(
                    origin(running),
                    some.stream().map(MatchedLog.Workout::session).toList()));
        });
        end(running, State.DONE, log.report(), log.lines(), null);
    }

    /** {@code known} includes the exercises that the import would create. */
    LogImportPreview preview(
            Athlete athlete,
            ImportSettings settings,
            ExerciseNames known,
            CreatedExercises planned,
            ImportBody body,
            LogImportService.Checked checked) {
        var latest = latest(settings.zone());
        var log = body.read(file -> new MatchedLog(file, settings, known, latest, ImportLimits.PREVIEWED_WORKOUTS));
        var preview = new LogImportPreview.Added();
        store(
                athlete,
                log,
                some -> some.stream()
                        .map(workout -> {
                            var added = sessions.preview(athlete, workout.session());
                            preview.add(workout.session(), added.outcomes());
                            return added;
                        })
                        .toList());
        return LogImportPreview.of(checked, log, planned, preview);
    }

    /** Counts the lines of the log. Stores no further workouts after the athlete has the largest number of sets. */
    private void store(
            Athlete athlete, MatchedLog log, Function<List<MatchedLog.Workout>, List<SessionImports.Added>> storing) {
        var room = ImportLimits.SETS_OF_ATHLETE - stored.setsOf(athlete);
        for (var some = log.next(); !some.isEmpty(); some = log.next()) {
            if (room > 0) {
                var results = storing.apply(some);
                for (int n = 0; n < results.size(); n++) {
                    room -= count(log, some.get(n), results.get(n));
                }
            } else {
                some.forEach(workout ->
                        log.skip(workout, ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE));
            }
        }
    }

    private static int count(MatchedLog log, MatchedLog.Workout workout, SessionImports.Added added) {
        var refusal = added.refusal();
        if (refusal == null) {
            return log.count(workout, added.outcomes());
        }
        var violations = refusal.violations();
        log.skip(
                workout,
                String.valueOf(refusal.getMessage()),
                violations.isEmpty() ? "conflict" : violations.getFirst().rule());
        return 0;
    }

    /** The latest local time at which a workout in a training log may have started. */
    LocalDateTime latest(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant().plus(AHEAD), zone);
    }

    void undo(AthleteImport undone, IntConsumer progress) {
        var origin = origin(undone);
        for (var some : stored.sessionsToUndo(undone)) {
            progress.accept(undone.linesDone);
            patiently(() -> {
                sessions.undo(origin, some, OffsetDateTime.now(clock));
                return true;
            });
        }
        end(undone, State.UNDONE, null, undone.linesDone, stored.sets(undone));
    }

    void fail(AthleteImport failed) {
        end(failed, State.FAILED, null, failed.linesDone, null);
    }

    private Origin origin(AthleteImport of) {
        return new Origin(of.importId, of.athlete(), of.actor(), reads -> stored.requireActive(reads, of));
    }

    /** Repeats a write while the gym's queue of writes is full, so that the gym's other requests are stored first. */
    private static <R> R patiently(Supplier<R> work) {
        for (int n = 1; ; n++) {
            try {
                return work.get();
            } catch (TooManyWritesException full) {
                if (n == TRIES) {
                    throw full;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /**
     * Ends an import or an undo, unless it has ended or its athlete was erased. For an import, but not for an undo, it
     * also stores an event that webhooks send.
     *
     * @param report the new report; null leaves the stored report unchanged
     */
    private void end(
            AthleteImport running,
            State state,
            @Nullable LogImportReport report,
            int linesDone,
            @Nullable Integer keptSets) {
        var athlete = running.athlete();
        store.run(List.of(athlete), tx -> {
            var row = AthleteImport.find(athlete, running.importId);
            if (row == null || !row.hasNotEnded()) {
                return false;
            }
            tx.heads(List.of(), List.of(athlete));
            tx.query(new RoundTrip());
            var isUndo = row.state == State.UNDOING;
            row.report = report == null ? row.report : report;
            row.keptSets = keptSets;
            row.end(state, linesDone, tx.sequence(), OffsetDateTime.now(clock));
            if (!isUndo) {
                tx.append(List.of(new Append<>(
                        athlete,
                        Erasure.stream(athlete),
                        List.of(ImportFinished.of(row).stored()),
                        row.actor(),
                        null)));
            }
            return true;
        });
    }
}
