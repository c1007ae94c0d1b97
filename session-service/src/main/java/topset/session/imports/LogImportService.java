package topset.session.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import topset.edge.identity.CallerCredentials;
import topset.edge.limits.ByteBudget;
import topset.edge.limits.CurrentGym;
import topset.edge.transfer.TransferSlots;
import topset.edge.web.BodyReader;
import topset.edge.web.Problem;
import topset.session.creation.CreatedExercises;
import topset.session.creation.ExerciseCreation;
import topset.session.creation.UnknownName;
import topset.session.exercises.KnownExercises;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogFile;
import topset.session.logs.LogImportReport;
import topset.store.Actor;
import topset.store.Athlete;

/** A short import is processed while the client waits for the answer; {@link ImportWorker} processes a long one. */
@ApplicationScoped
class LogImportService {
    private static final int RETRY_SECONDS = 10;

    private final ImportRows rows;
    private final ImportQueue queue;
    private final ImportRunner runner;
    private final ImportWorker worker;
    private final ByteBudget budget;
    private final CurrentGym gym;
    private final ExerciseNames names;
    private final KnownExercises exercises;
    private final ExerciseCreation creation;
    private final ImportedSets sets;
    private final TransferSlots slots;
    private final BodyReader bodies = new BodyReader(System::nanoTime);
    private final Clock clock = Clock.systemUTC();

    LogImportService(
            ImportRows rows,
            ImportQueue queue,
            ImportRunner runner,
            ImportWorker worker,
            ByteBudget budget,
            CurrentGym gym,
            ExerciseNames names,
            KnownExercises exercises,
            ExerciseCreation creation,
            ImportedSets sets,
            TransferSlots slots) {
        this.rows = rows;
        this.queue = queue;
        this.runner = runner;
        this.worker = worker;
        this.budget = budget;
        this.gym = gym;
        this.names = names;
        this.exercises = exercises;
        this.creation = creation;
        this.sets = sets;
        this.slots = slots;
    }

    /**
     * @param creator the credentials of a caller who creates exercises for unknown names; empty if none are created
     * @throws Problem 400, 413 or 422 if the log cannot be imported; 409 if another import of the athlete waits or
     * runs; 429 if too many imports of the gym wait or run; 503 if there is no memory for the body
     */
    AthleteImport begin(
            Athlete athlete,
            Actor actor,
            ImportSettings settings,
            Optional<CallerCredentials> creator,
            InputStream log) {
        requireRoom(athlete);
        if (creator.isPresent()) {
            creation.requirePossible();
        }
        AthleteImport begun;
        ImportBody body;
        try (var reserved = budget.begin(gym.name())) {
            body = ImportBody.read(bodies, log, reserved);
            begun = withExercises(checked(athlete, actor, settings, body), body, creator);
            if (!rows.begin(begun, body.compressed(), begun.state() == LogImportState.RUNNING)) {
                throw another();
            }
        }
        if (begun.state() == LogImportState.RUNNING) {
            now(begun, () -> runner.run(begun, body, worker::isStopped));
        }
        return find(athlete, begun.id());
    }

    /**
     * Nothing is stored, and no exercise is created.
     *
     * @param known the names of all exercises, also the gym's own
     * @param creates whether the import would create an exercise for each unknown name
     * @throws Problem 400, 413 or 422 if the log cannot be imported; 429 if another preview of the gym is running; 503
     * if there is no memory for the body, or too many previews are running
     */
    LogImportPreview preview(
            Athlete athlete, ImportSettings settings, ExerciseNames known, boolean creates, InputStream log) {
        if (creates) {
            creation.requirePossible();
        }
        try (var reserved = budget.begin(gym.name())) {
            var body = ImportBody.read(bodies, log, reserved);
            var lines = lines(body, settings);
            var planned = creates
                    ? creation.plan(unknown(body, settings, known), exercises.ownOf(athlete.gym()))
                    : CreatedExercises.NONE;
            // The workouts of a long log need much memory, so few logs are matched at the same time.
            try (var _ = slots.begin(TransferSlots.Kind.LOG_PREVIEW, athlete.gym())) {
                return runner.preview(athlete, settings, known, planned, body, lines);
            }
        }
    }

    /** Counts without the header, and checks that the log can be imported. */
    private static int lines(ImportBody body, ImportSettings settings) {
        try (var file = LogFile.open(body.text())) {
            settings.requireUnit(file.columns());
            return file.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Undoes a short import while the client waits, and a long one in the background. A repeated undo removes nothing
     * else. Retires the exercises that the import has created, if nothing else uses them.
     *
     * @param creator the credentials of a caller who may retire exercises; empty if none are retired
     * @throws Problem 404 if there is no such import; 409 if it has not ended, or another one of the athlete waits or
     * runs
     */
    AthleteImport undo(Athlete athlete, UUID importId, Optional<CallerCredentials> creator) {
        var stored = find(athlete, importId);
        switch (stored.state()) {
            case UNDONE, UNDOING -> {}
            case WAITING, RUNNING ->
                throw Problem.conflict("The import has not ended yet: it can be undone after it" + " has ended");
            case DONE, FAILED -> {
                var atOnce =
                        stored.report().sets() <= ImportLimits.LINES_AT_ONCE && stored.state() == LogImportState.DONE;
                if (!rows.beginUndo(athlete, importId, atOnce)) {
                    throw another();
                }
                if (atOnce) {
                    now(stored, () -> runner.undo(stored, worker::isStopped));
                }
            }
        }
        creator.ifPresent(caller -> takeBack(stored, caller));
        return find(athlete, importId);
    }

    private void takeBack(AthleteImport undone, CallerCredentials caller) {
        var standing = undone.created().standing();
        if (standing.isEmpty()) {
            return;
        }
        var used = sets.usedElsewhere(undone, standing);
        var retired = creation.retireUnused(
                standing.stream().filter(id -> !used.contains(id)).toList(), caller);
        if (!retired.isEmpty()) {
            exercises.areRetired(undone.athlete().gym(), retired);
            rows.setCreated(undone, undone.created().withTakenBack(retired));
        }
    }

    /** @throws Problem 404 if the athlete has no such import */
    AthleteImport find(Athlete athlete, UUID importId) {
        return rows.find(athlete, importId)
                .orElseThrow(() -> Problem.notFound("There is no import " + importId + " of athlete " + athlete.id()));
    }

    /** If this fails, a background worker continues the work, because the log is stored. */
    private void now(AthleteImport running, Runnable work) {
        try {
            work.run();
        } catch (ImportGoneException gone) {
            throw Problem.conflict("The athlete was erased during the import, and all imported sets are erased too");
        } catch (ImportRunner.StoppedException ending) {
            queue.release(running, 0);
            throw Problem.unavailable();
        } catch (RuntimeException e) {
            queue.release(running, 0);
            throw e;
        }
    }

    private void requireRoom(Athlete athlete) {
        if (rows.activeOfGym(athlete.gym()) >= ImportLimits.OF_GYM) {
            throw Problem.tooMany(
                    "This gym already has " + ImportLimits.OF_GYM
                            + " imports that wait or run, which is the limit: wait until one of them has ended",
                    RETRY_SECONDS);
        }
    }

    private static Problem another() {
        return Problem.conflict("Another import or undo for this athlete waits or runs: wait until it has ended");
    }

    private AthleteImport checked(Athlete athlete, Actor actor, ImportSettings settings, ImportBody body) {
        try (var file = LogFile.open(body.text())) {
            settings.requireUnit(file.columns());
            var lines = file.count();
            var state = lines <= ImportLimits.LINES_AT_ONCE ? LogImportState.RUNNING : LogImportState.WAITING;
            return new AthleteImport(
                    athlete,
                    UUID.randomUUID(),
                    actor,
                    file.columns().app(),
                    settings,
                    CreatedExercises.NONE,
                    LogImportReport.EMPTY,
                    0,
                    new AthleteImport.Progress(state, lines, 0, null, null, OffsetDateTime.now(clock), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does nothing unless the request asks for it. */
    private AthleteImport withExercises(AthleteImport begun, ImportBody body, Optional<CallerCredentials> creator) {
        if (creator.isEmpty()) {
            return begun;
        }
        var settings = begun.settings();
        var own = exercises.ownOf(begun.athlete().gym());
        return begun.withCreated(creation.create(unknown(body, settings, names.withOwn(own)), own, creator.get()));
    }

    private List<UnknownName> unknown(ImportBody body, ImportSettings settings, ExerciseNames known) {
        var unknown = new UnknownName.Collector(known, settings.mappingByWords());
        try (var file = LogFile.open(body.text())) {
            file.lines(settings.zone(), settings.unit(), runner.latest(settings.zone()), skipped -> {}, unknown::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return unknown.found();
    }
}
