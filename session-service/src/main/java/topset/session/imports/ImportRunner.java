package topset.session.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.creation.CreatedExercises;
import topset.session.exercises.KnownExercises;
import topset.session.logs.BadLineException;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogFile;
import topset.session.logs.MatchedWorkout;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.Origin;
import topset.session.sessions.SessionImports.Outcome;
import topset.store.Athlete;
import topset.store.TooManyWritesException;

/**
 * Every step may be repeated without harm. So if this replica stops, another one can run the import from the beginning.
 */
@Singleton
class ImportRunner {
    /** Small, because these sessions share one transaction, and other gyms wait until the transaction ends. */
    private static final int AT_A_TIME = 8;

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final SessionImports sessions;
    private final ExerciseNames names;
    private final KnownExercises exercises;
    private final ImportQueue queue;
    private final ImportedSets stored;
    private final Clock clock = Clock.systemUTC();

    ImportRunner(
            SessionImports sessions,
            ExerciseNames names,
            KnownExercises exercises,
            ImportQueue queue,
            ImportedSets stored) {
        this.sessions = sessions;
        this.names = names;
        this.exercises = exercises;
        this.queue = queue;
        this.stored = stored;
    }

    /** This replica is stopping. The import stays stored, and another replica continues it. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException() {
            super("The service is stopping", null, false, false);
        }
    }

    /**
     * Imports a log and stores the result.
     *
     * @param stopped whether the service is about to end
     * @throws ImportGoneException if the import was erased meanwhile
     */
    void run(AthleteImport running, ImportBody body, BooleanSupplier stopped) {
        var settings = running.settings();
        try (var file = LogFile.open(body.text())) {
            var own = new ArrayList<>(exercises.ownOf(running.athlete().gym()));
            own.addAll(running.created().exercises());
            var log = MatchedLog.of(file, settings, names.withOwn(own), latest(settings.zone()));
            var room = room(running.athlete());
            while (log.hasNext()) {
                if (stopped.getAsBoolean()) {
                    throw new StoppedException();
                }
                room -= add(running, log.next(AT_A_TIME), room > 0, log);
                queue.renew(running, log.lines());
            }
            queue.end(running, LogImportState.DONE, log.report(), log.lines(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Nothing is stored.
     *
     * @param known the names of all exercises, also the gym's own
     * @param planned the exercises that the import would create
     * @param lines the number of lines of the log, without its header
     */
    LogImportPreview preview(
            Athlete athlete,
            ImportSettings settings,
            ExerciseNames known,
            CreatedExercises planned,
            ImportBody body,
            int lines) {
        try (var file = LogFile.open(body.text())) {
            var log = MatchedLog.of(file, settings, known.withOwn(planned.exercises()), latest(settings.zone()));
            var added = new LogImportPreview.Added();
            var room = room(athlete);
            for (int n = 0; log.hasNext() && n < ImportLimits.PREVIEWED_WORKOUTS; n++) {
                var workout = log.next(1).getFirst();
                if (room > 0) {
                    var outcomes = sessions.preview(athlete, workout.session());
                    room -= log.count(workout, outcomes);
                    added.add(workout.session(), outcomes);
                } else {
                    log.skip(workout, sessionless());
                }
            }
            return LogImportPreview.of(file.columns().app(), lines, log, planned, added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many more sets the athlete may have. */
    private int room(Athlete athlete) {
        return ImportLimits.SETS_OF_ATHLETE - stored.setsOf(athlete);
    }

    /** The latest local time at which a workout in a training log may have started. */
    LocalDateTime latest(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant().plus(AHEAD), zone);
    }

    void undo(AthleteImport undone, BooleanSupplier stopped) {
        var origin = origin(undone);
        for (var some : stored.sessionsToUndo(undone).stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .toList()) {
            if (stopped.getAsBoolean()) {
                throw new StoppedException();
            }
            var at = java.time.OffsetDateTime.now(clock);
            together(some, session -> {
                sessions.undo(origin, session, at);
                return true;
            });
            queue.renew(undone, undone.progress().linesDone());
        }
        queue.end(undone, LogImportState.UNDONE, null, undone.progress().linesDone(), stored.sets(undone));
    }

    private Origin origin(AthleteImport of) {
        return new Origin(
                of.id(),
                of.athlete(),
                of.actor().causedBy("import/" + of.id()),
                reads -> ImportRows.requireActive(reads, of.athlete(), of.id()));
    }

    private int add(AthleteImport running, List<MatchedWorkout> chunk, boolean hasRoom, MatchedLog log) {
        if (!hasRoom) {
            chunk.forEach(workout -> log.skip(workout, sessionless()));
            return 0;
        }
        var origin = origin(running);
        var results = together(chunk, workout -> stored(origin, workout));
        var added = 0;
        for (int n = 0; n < chunk.size(); n++) {
            var result = results.get(n);
            if (result.refused() != null) {
                log.skip(chunk.get(n), result.refused());
            } else {
                added += log.count(chunk.get(n), result.outcomes());
            }
        }
        return added;
    }

    /** @param refused the reason why no set of the workout was stored; null if the workout was stored */
    private record Stored(List<Outcome> outcomes, @Nullable BadLineException refused) {}

    private Stored stored(Origin origin, MatchedWorkout workout) {
        if (workout.lines().isEmpty()) {
            return new Stored(List.of(), null);
        }
        try {
            return new Stored(sessions.add(origin, workout.session()), null);
        } catch (Problem refused) {
            return switch (refused.kind()) {
                case REFUSED, CONFLICT ->
                    new Stored(
                            List.of(),
                            new BadLineException(
                                    null,
                                    Objects.requireNonNullElse(refused.getMessage(), ""),
                                    refused.violations().isEmpty()
                                            ? "conflict"
                                            : refused.violations().getFirst().rule()));
                default -> throw refused;
            };
        }
    }

    private static BadLineException sessionless() {
        return new BadLineException(null, ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE);
    }

    /** @param work may be repeated without harm */
    private static <T, R> List<R> together(List<T> items, Function<T, R> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = items.stream()
                    .map(item -> threads.submit(() -> patiently(() -> work.apply(item))))
                    .toList();
            return running.stream().map(each -> result(each)).toList();
        }
    }

    private static <R> R result(Future<R> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
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
}
