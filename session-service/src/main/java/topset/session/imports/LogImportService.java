package topset.session.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import topset.edge.identity.CallerCredentials;
import topset.edge.limits.ByteBudget;
import topset.edge.transfer.TransferSlots;
import topset.edge.web.BodyReader;
import topset.edge.web.Problem;
import topset.session.creation.ExerciseCreation;
import topset.session.creation.UnknownName;
import topset.session.exercises.KnownExercises;
import topset.session.imports.AthleteImport.State;
import topset.session.imports.LogImportResource.Parameters;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.ImportSettings;
import topset.session.logs.LogColumns.App;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/** A short import is processed while the client waits for the answer; {@link ImportJobs} process a long one. */
@ApplicationScoped
class LogImportService {
    private static final int RETRY_SECONDS = 10;

    private final EventStore store;
    private final ImportRunner runner;
    private final ImportJobs jobs;
    private final ByteBudget budget;
    private final ExerciseNames names;
    private final KnownExercises exercises;
    private final ExerciseCreation creation;
    private final ImportedSets sets;
    private final TransferSlots slots;
    private final BodyReader bodies = new BodyReader(System::nanoTime);
    private final Clock clock = Clock.systemUTC();

    LogImportService(
            EventStore store,
            ImportRunner runner,
            ImportJobs jobs,
            ByteBudget budget,
            ExerciseNames names,
            KnownExercises exercises,
            ExerciseCreation creation,
            ImportedSets sets,
            TransferSlots slots) {
        this.store = store;
        this.runner = runner;
        this.jobs = jobs;
        this.budget = budget;
        this.names = names;
        this.exercises = exercises;
        this.creation = creation;
        this.sets = sets;
        this.slots = slots;
    }

    /** A log that can be imported. {@code lines} is without the header. */
    record Checked(ImportBody body, ImportSettings settings, App app, int lines) {}

    /**
     * @param creator the credentials of a caller who creates exercises for unknown names; empty if none are created
     * @throws Problem 400, 413 or 422 if the log cannot be imported; 409 if another import of the athlete waits or
     * runs; 429 if too many imports of the gym wait or run; 503 if there is no memory for the body
     */
    AthleteImport begin(
            Athlete athlete, Actor actor, Parameters asked, Optional<CallerCredentials> creator, InputStream log) {
        var own = exercises.ownOf(athlete.gym());
        var known = names.withOwn(own);
        var settings = read(asked, known);
        requireRoom(athlete.gym());
        if (creator.isPresent()) {
            creation.requirePossible();
        }
        AthleteImport begun;
        try (var reserved = budget.begin(athlete.gym())) {
            var checked = read(log, reserved, settings);
            var created = creator.map(caller -> creation.create(unknown(checked, known), own, caller))
                    .orElse(ExerciseCreation.CreationResult.NONE);
            begun = AthleteImport.of(
                    athlete,
                    checked.app(),
                    checked.lines(),
                    new AthleteImport.Request(actor, settings, created.exercises()),
                    created.shown(),
                    checked.body().compressed());
            store(begun);
        }
        if (begun.state == State.RUNNING) {
            jobs.now(begun);
        } else {
            jobs.wake();
        }
        return find(athlete, begun.importId);
    }

    private void store(AthleteImport begun) {
        var isShort = begun.lines <= ImportLimits.LINES_AT_ONCE;
        store.run(List.of(begun.athlete()), tx -> {
            requireNoOther(begun.athlete());
            AthleteImport.forgetOld(begun.athlete());
            begun.startedAt = OffsetDateTime.now(clock);
            begun.begin(isShort ? State.RUNNING : State.WAITING, isShort ? begun.startedAt : null);
            begun.persist();
            return true;
        });
    }

    /**
     * Nothing is stored, and no exercise is created. Throws a problem 400, 413 or 422 if the log cannot be imported;
     * 429 if another preview of the gym is running; 503 if there is no memory for the body, or too many previews are
     * running.
     */
    LogImportPreview preview(Athlete athlete, Parameters asked, InputStream log) {
        var own = exercises.ownOf(athlete.gym());
        var known = names.withOwn(own);
        var settings = read(asked, known);
        if (asked.create) {
            creation.requirePossible();
        }
        try (var reserved = budget.begin(athlete.gym())) {
            var checked = read(log, reserved, settings);
            var planned =
                    asked.create ? creation.plan(unknown(checked, known), own) : ExerciseCreation.CreationResult.NONE;
            // The workouts of a long log need much memory, so few logs are matched at the same time.
            try (var _ = slots.begin(TransferSlots.Kind.LOG_PREVIEW, athlete.gym())) {
                return runner.preview(athlete, checked, known.withOwn(planned.exercises()), planned.shown());
            }
        }
    }

    private Checked read(InputStream log, ByteBudget.BudgetedBody reserved, ImportSettings settings) {
        var body = ImportBody.read(bodies, log, reserved);
        return body.read(file -> {
            settings.requireUnit(file.columns());
            return new Checked(body, settings, file.columns().app(), file.count());
        });
    }

    private static ImportSettings read(Parameters asked, ExerciseNames known) {
        return ImportSettings.read(asked.timeZone, asked.unit, asked.mapping, known);
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
        switch (stored.state) {
            case UNDONE, UNDOING -> {}
            case WAITING, RUNNING ->
                throw Problem.conflict("The import has not ended yet: it can be undone after it has ended");
            case DONE, FAILED -> {
                var isShort = stored.report.sets() <= ImportLimits.LINES_AT_ONCE && stored.state == State.DONE;
                store.run(List.of(athlete), tx -> {
                    requireNoOther(athlete);
                    find(athlete, importId).begin(State.UNDOING, isShort ? OffsetDateTime.now(clock) : null);
                    return true;
                });
                if (isShort) {
                    jobs.now(find(athlete, importId));
                } else {
                    jobs.wake();
                }
            }
        }
        creator.ifPresent(caller -> takeBack(stored, caller));
        return find(athlete, importId);
    }

    private void takeBack(AthleteImport undone, CallerCredentials caller) {
        var standing = undone.createdExercises.standing();
        if (standing.isEmpty()) {
            return;
        }
        var used = sets.usedElsewhere(undone, standing);
        var retired = creation.retireUnused(
                standing.stream().filter(id -> !used.contains(id)).toList(), caller);
        if (!retired.isEmpty()) {
            exercises.areRetired(undone.gym, retired);
            var created = undone.createdExercises.withTakenBack(retired);
            QuarkusTransaction.requiringNew()
                    .run(() -> find(undone.athlete(), undone.importId).createdExercises = created);
        }
    }

    /** @throws Problem 404 if the athlete has no such import */
    AthleteImport find(Athlete athlete, UUID importId) {
        var found = QuarkusTransaction.joiningExisting().call(() -> AthleteImport.find(athlete, importId));
        if (found == null) {
            throw Problem.notFound("There is no import " + importId + " of athlete " + athlete.id());
        }
        return found;
    }

    private void requireRoom(String ofGym) {
        if (QuarkusTransaction.requiringNew().call(() -> AthleteImport.activeOf(ofGym)) >= ImportLimits.OF_GYM) {
            throw Problem.tooMany(
                    "This gym already has " + ImportLimits.OF_GYM
                            + " imports that wait or run, which is the limit: wait until one of them has ended",
                    RETRY_SECONDS);
        }
    }

    private static void requireNoOther(Athlete athlete) {
        if (AthleteImport.isActive(athlete)) {
            throw Problem.conflict("Another import or undo for this athlete waits or runs: wait until it has ended");
        }
    }

    private List<UnknownName> unknown(Checked log, ExerciseNames known) {
        var settings = log.settings();
        var latest = runner.latest(settings.zone());
        return log.body().read(file -> {
            var mapping = settings.mappingByWords();
            var unknown = new LinkedHashMap<String, UnknownName>();
            file.lines(settings, latest, line -> {
                var words = ExerciseNames.words(line.exercise());
                var isListed = unknown.size() < ImportLimits.LISTED || unknown.containsKey(words);
                if (isListed && known.find(line.exercise(), mapping) == null) {
                    unknown.merge(words, UnknownName.of(line), UnknownName::and);
                }
            });
            return List.copyOf(unknown.values());
        });
    }
}
