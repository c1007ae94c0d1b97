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

    /** Called between two transactions. */
    @FunctionalInterface
    interface Progress {
        /** Stores the progress. Throws an exception to stop the work, which goes on later. */
        void done(int lines);
    }

    /**
     * Imports a log and stores the result.
     *
     * @throws ImportedSets.GoneException if the import was erased meanwhile
     */
    void run(AthleteImport running, ImportBody body, Progress progress) {
        var request = running.request;
        var zone = request.settings().zone();
        var own = new ArrayList<>(exercises.ownOf(running.gym));
        own.addAll(request.created());
        var known = names.withOwn(own);
        var log = body.read(file -> new MatchedLog(file, request.settings(), known, latest(zone), Integer.MAX_VALUE));
        var room = room(running.athlete());
        for (var some = log.next(); !some.isEmpty(); some = log.next()) {
            progress.done(log.lines());
            room -= add(running, some, room > 0, log);
        }
        end(running, State.DONE, log.report(), log.lines(), null);
    }

    /**
     * Nothing is stored.
     *
     * @param known the names of all exercises, also the gym's own and those that the import would create
     * @param planned the exercises that the import would create
     */
    LogImportPreview preview(
            Athlete athlete,
            ImportSettings settings,
            ExerciseNames known,
            CreatedExercises planned,
            ImportBody body,
            LogImportService.Checked checked) {
        var latest = latest(settings.zone());
        var log = body.read(file -> new MatchedLog(file, settings, known, latest, ImportLimits.PREVIEWED_WORKOUTS));
        var added = new LogImportPreview.Added();
        var room = room(athlete);
        for (var some = log.next(); !some.isEmpty(); some = log.next()) {
            for (var workout : some) {
                if (room > 0) {
                    var outcomes = sessions.preview(athlete, workout.session());
                    room -= log.count(workout, outcomes);
                    added.add(workout.session(), outcomes);
                } else {
                    log.skip(workout, ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE);
                }
            }
        }
        return LogImportPreview.of(checked, log, planned, added);
    }

    /** How many more sets the athlete may have. */
    private int room(Athlete athlete) {
        return ImportLimits.SETS_OF_ATHLETE - stored.setsOf(athlete);
    }

    /** The latest local time at which a workout in a training log may have started. */
    LocalDateTime latest(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant().plus(AHEAD), zone);
    }

    void undo(AthleteImport undone, Progress progress) {
        var origin = origin(undone);
        for (var some : stored.sessionsToUndo(undone)) {
            progress.done(undone.linesDone);
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

    private int add(AthleteImport running, List<MatchedLog.Workout> workouts, boolean hasRoom, MatchedLog log) {
        if (!hasRoom) {
            workouts.forEach(
                    workout -> log.skip(workout, ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE));
            return 0;
        }
        var logged = workouts.stream().map(MatchedLog.Workout::session).toList();
        var results = patiently(() -> sessions.add(origin(running), logged));
        var added = 0;
        for (int n = 0; n < workouts.size(); n++) {
            var refusal = results.get(n).refusal();
            if (refusal == null) {
                added += log.count(workouts.get(n), results.get(n).outcomes());
            } else {
                var rule = refusal.violations().isEmpty()
                        ? "conflict"
                        : refusal.violations().getFirst().rule();
                log.skip(workouts.get(n), String.valueOf(refusal.getMessage()), rule);
            }
        }
        return added;
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
