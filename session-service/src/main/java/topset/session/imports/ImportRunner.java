package topset.session.imports;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import topset.session.creation.CreatedExercises;
import topset.session.exercises.KnownExercises;
import topset.session.history.AthleteSets;
import topset.session.imports.AthleteImport.State;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.ImportSettings;
import topset.session.logs.MatchedLog;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.Added;
import topset.session.sessions.SessionImports.LoggedSession;
import topset.session.sessions.SessionImports.Origin;
import topset.session.sessions.TrainingLimits;
import topset.store.Athlete;
import topset.store.EventStore;
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
    private final DataSource database;
    private final Clock clock = Clock.systemUTC();

    ImportRunner(
            SessionImports sessions,
            ExerciseNames names,
            KnownExercises exercises,
            ImportedSets stored,
            EventStore store,
            DataSource database) {
        this.sessions = sessions;
        this.names = names;
        this.exercises = exercises;
        this.stored = stored;
        this.store = store;
        this.database = database;
    }

    /**
     * @param progress is called between two transactions with the number of processed lines, and may throw an exception
     * to stop the work, which goes on later
     * @throws topset.edge.web.Problem if the import was erased meanwhile
     */
    void run(AthleteImport running, ImportBody body, IntConsumer progress) {
        var request = running.request;
        var own = new ArrayList<>(exercises.ownOf(running.gym));
        own.addAll(request.created());
        var log = matched(body, request.settings(), names.withOwn(own), Integer.MAX_VALUE);
        store(running.athlete(), log, some -> {
            progress.accept(log.lines());
            return patiently(() -> sessions.add(origin(running), some));
        });
        end(running, State.DONE, log.lines(), row -> row.report = log.report());
    }

    /** {@code known} includes the exercises that the import would create. */
    LogImportPreview preview(
            Athlete athlete, LogImportService.Checked checked, ExerciseNames known, CreatedExercises planned) {
        var log = matched(checked.body(), checked.settings(), known, ImportLimits.PREVIEWED_WORKOUTS);
        store(athlete, log, some -> sessions.preview(athlete, some));
        return LogImportPreview.of(checked, log, planned);
    }

    private MatchedLog matched(ImportBody body, ImportSettings settings, ExerciseNames known, int mostWorkouts) {
        return body.read(file -> new MatchedLog(file, settings, known, latest(settings.zone()), mostWorkouts));
    }

    /** Counts the lines of the log. Stores no further workouts after the athlete has the largest number of sets. */
    private void store(Athlete athlete, MatchedLog log, Function<List<LoggedSession>, List<Added>> storing) {
        var room = requireNonNull(AthleteSets.room(database, List.of(athlete)).get(athlete));
        for (var some = log.next(); !some.isEmpty(); some = log.next()) {
            if (room > 0) {
                var results = storing.apply(some);
                for (int n = 0; n < results.size(); n++) {
                    room -= log.count(some.get(n), results.get(n));
                }
            } else {
                some.forEach(session ->
                        log.skip(session, TrainingLimits.SETS_OF_ATHLETE_SAYS, TrainingLimits.SETS_OF_ATHLETE_RULE));
            }
        }
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
        var kept = stored.sets(undone);
        end(undone, State.UNDONE, undone.linesDone, row -> row.keptSets = kept);
    }

    /** Returns false if the import has ended or was erased. */
    boolean fail(AthleteImport failed) {
        return end(failed, State.FAILED, failed.linesDone, row -> {});
    }

    private Origin origin(AthleteImport of) {
        return new Origin(of.importId, of.athlete(), of.actor());
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
     */
    private boolean end(AthleteImport running, State state, int linesDone, Consumer<AthleteImport> result) {
        var athlete = running.athlete();
        return store.run(List.of(athlete), tx -> {
            var row = AthleteImport.find(athlete, running.importId);
            if (row == null || !row.hasNotEnded()) {
                return false;
            }
            var isUndo = row.state == State.UNDOING;
            result.accept(row);
            row.end(state, linesDone, tx.sequence(), OffsetDateTime.now(clock));
            if (!isUndo) {
                var ended = List.of(ImportFinished.of(row).stored());
                tx.append(athlete, Erasure.stream(athlete), ended, row.actor(), null);
            }
            return true;
        });
    }
}
