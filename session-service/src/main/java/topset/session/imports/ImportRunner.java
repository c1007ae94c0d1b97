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
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.exercises.KnownExercises;
import topset.session.logs.BadLineException;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogFile;
import topset.session.logs.LogImportReport;
import topset.session.logs.MatchedWorkout;
import topset.session.logs.SkippedLine;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.Origin;
import topset.session.sessions.SessionImports.Outcome;
import topset.session.sets.TrainingLimits;
import topset.store.TooManyWritesException;

/**
 * Imports a log session by session, or undoes an import. Every step may be repeated without harm. So if this replica
 * stops, another replica can run the import again from the beginning.
 */
@Singleton
class ImportRunner {
    /**
     * The number of sessions that are stored at the same time. It is small, because these sessions share one
     * transaction, and other gyms wait until the transaction ends.
     */
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

    /** Thrown if this replica is stopping. The import stays stored, and another replica continues it. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException() {
            super("The service is stopping", null, false, false);
        }
    }

    /**
     * Imports a log into the athlete's sessions and stores the result.
     *
     * @param stopped whether the service is about to end
     * @throws ImportGoneException if the import was erased meanwhile
     */
    void run(AthleteImport running, ImportBody body, BooleanSupplier stopped) {
        var counter = new LogImportReport.Counter();
        var settings = running.settings();
        try (var file = LogFile.open(body.text())) {
            var latest = latest(settings.zone());
            var own = new ArrayList<>(exercises.ownOf(running.athlete().gym()));
            own.addAll(running.created().exercises());
            var matcher = new MatchedWorkout.Matcher(
                    names.withOwn(own), file.columns(), settings.zone(), settings.mappingByWords());
            var workouts = file.workouts(settings.zone(), settings.unit(), latest, counter::skip);
            var room = ImportLimits.SETS_OF_ATHLETE - stored.setsOf(running.athlete());
            for (int from = 0; from < workouts.size(); from += AT_A_TIME) {
                if (stopped.getAsBoolean()) {
                    throw new StoppedException();
                }
                var chunk = workouts.subList(from, Math.min(workouts.size(), from + AT_A_TIME)).stream()
                        .map(workout -> matcher.match(workout, counter))
                        .toList();
                room -= add(running, chunk, room > 0, counter);
                queue.renew(running, counter.lines());
            }
            var unused = settings.mapping().keySet().stream()
                    .filter(name -> !matcher.hasUsed(name))
                    .toList();
            queue.end(running, LogImportState.DONE, counter.report(unused), counter.lines(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the latest local time at which a workout in a training log may have started. */
    LocalDateTime latest(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant().plus(AHEAD), zone);
    }

    /** Removes the sets that the import added and stores the result. */
    void undo(AthleteImport undone, BooleanSupplier stopped) {
        var origin = origin(undone);
        var left = stored.sessionsToUndo(undone);
        for (int from = 0; from < left.size(); from += AT_A_TIME) {
            if (stopped.getAsBoolean()) {
                throw new StoppedException();
            }
            var at = java.time.OffsetDateTime.now(clock);
            together(left.subList(from, Math.min(left.size(), from + AT_A_TIME)), session -> {
                sessions.undo(origin, session, at);
                return true;
            });
            queue.renew(undone, undone.linesDone());
        }
        queue.end(undone, LogImportState.UNDONE, null, undone.linesDone(), stored.sets(undone));
    }

    private Origin origin(AthleteImport of) {
        return new Origin(
                of.id(),
                of.athlete(),
                of.actor().causedBy("import/" + of.id()),
                view -> ImportRows.requireActive(view.connection(), of.athlete(), of.id()));
    }

    /** Adds several sessions of the training log, and returns how many sets were added. */
    private int add(
            AthleteImport running, List<MatchedWorkout> chunk, boolean hasRoom, LogImportReport.Counter counter) {
        if (!hasRoom) {
            chunk.forEach(workout -> skip(workout, sessionless(), counter));
            return 0;
        }
        var origin = origin(running);
        var results = together(chunk, workout -> stored(origin, workout));
        var added = 0;
        for (int n = 0; n < chunk.size(); n++) {
            var result = results.get(n);
            if (result.refused() != null) {
                skip(chunk.get(n), result.refused(), counter);
            } else {
                added += count(chunk.get(n), result.outcomes(), counter);
            }
        }
        return added;
    }

    /**
     * The outcomes of the sets of one workout, or the reason why the workout was not stored.
     *
     * @param refused the reason why no set of the workout was stored; null if the workout was stored
     */
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

    private static int count(MatchedWorkout workout, List<Outcome> outcomes, LogImportReport.Counter counter) {
        var added = 0;
        for (int n = 0; n < outcomes.size(); n++) {
            switch (outcomes.get(n)) {
                case ADDED -> {
                    added++;
                    counter.addSet();
                }
                case DUPLICATE -> counter.addDuplicate();
                case SESSION_FULL ->
                    counter.skip(new SkippedLine(
                            workout.lines().get(n).line(),
                            null,
                            "a workout must have at most " + TrainingLimits.SETS_OF_SESSION + " sets",
                            TrainingLimits.SETS_OF_SESSION_RULE));
            }
        }
        if (added > 0) {
            counter.addSession();
        }
        return added;
    }

    private static BadLineException sessionless() {
        return new BadLineException(null, ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE);
    }

    private static void skip(MatchedWorkout workout, BadLineException why, LogImportReport.Counter counter) {
        workout.lines().forEach(line -> counter.skip(why.at(line.line())));
    }

    /** A write of one session of a training log. It may be repeated without harm. */
    @FunctionalInterface
    private interface Work<T, R> {
        R on(T item);
    }

    private static <T, R> List<R> together(List<T> items, Work<T, R> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = items.stream()
                    .map(item -> threads.submit(() -> patiently(() -> work.on(item))))
                    .toList();
            var results = new ArrayList<R>();
            for (var each : running) {
                results.add(result(each));
            }
            return results;
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

    /** Repeats a write while the gym's queue of writes is full. So the gym's other requests are stored first. */
    private static <R> R patiently(java.util.function.Supplier<R> work) {
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
