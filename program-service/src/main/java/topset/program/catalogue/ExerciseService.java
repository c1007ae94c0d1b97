package topset.program.catalogue;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import topset.contract.Exercise;
import topset.edge.exercises.GymCatalogue;
import topset.edge.web.Problem;
import topset.edge.web.RevisionTags;
import topset.edge.web.Violations;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.append.Tx;

@ApplicationScoped
public class ExerciseService {
    /** Keeps the gym's event stream short. */
    static final int MOST_CHANGES = 1_000;

    private final EventStore store;
    private final GymCatalogues catalogues;
    private final List<DefinedExerciseObserver> observers;
    private final Clock clock;

    public ExerciseService(
            EventStore store, GymCatalogues catalogues, @All List<DefinedExerciseObserver> observers, Clock clock) {
        this.store = store;
        this.catalogues = catalogues;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    /** Waits for exercises that a gym defines. */
    @FunctionalInterface
    public interface DefinedExerciseObserver {
        /** Called after the commit, in the thread of the request. It must return soon and throw no exception. */
        void defined();
    }

    /**
     * A stored exercise.
     *
     * @param revision how often the gym has defined or retired the exercise; 0 for an exercise of the catalogue
     */
    public record Defined(Exercise exercise, int revision, boolean created) {}

    /**
     * Defines an exercise or changes its definition. Does nothing if the stored definition is equal. If the change
     * affects plans, a job begins to change the running programs.
     *
     * @param expected the numbers that the stored revision may have; empty means any number
     * @throws Problem 412 if another revision is stored; 422 if another request has made the definition invalid since
     * it was checked, or if the exercise was changed too often
     */
    public Defined define(Actor actor, String gym, String id, ExerciseRequest asked, Optional<Set<Integer>> expected) {
        var defined = store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var found = new Violations(ExerciseRequest.class);
            var catalogue = catalogues.load(tx.connection(), gym);
            check(catalogue, id, asked, found, found);
            var before = catalogue.findOwn(id);
            var event = new GymEvent.ExerciseDefined(asked.exercise(id), clock.instant());
            var exercise = event.exercise();
            int revision = ExerciseTable.revision(tx.connection(), gym, id);
            var isRepeated = exercise.equals(before);
            RevisionTags.require(expected, revision, isRepeated, "exercise " + id);
            if (isRepeated) {
                return new Defined(exercise, revision, false);
            }
            store(tx, actor, gym, event, revision);
            if (before != null && changesPlans(before, exercise)) {
                EquipmentChangeTable.begin(tx.connection(), gym, event.definedAt());
            }
            return new Defined(exercise, revision + 1, before == null);
        });
        defined();
        return defined;
    }

    /** Plans depend on the possible loads and on the trained muscles. */
    private static boolean changesPlans(Exercise before, Exercise after) {
        return before.equipment() != after.equipment()
                || !Objects.equals(before.step(), after.step())
                || !before.muscles().equals(after.muscles());
    }

    /**
     * Imports a definition that was made earlier in another installation. In a violation, the path of a field begins
     * with {@code definition}, as in the imported line.
     *
     * @param tx holds the gym's lock
     * @param event the decision, which is not stored yet
     * @return true, because the decision is new
     * @throws Problem if the API would refuse the same request
     */
    public boolean define(Tx tx, Actor actor, String gym, GymEvent.ExerciseDefined event, ExerciseRequest asked)
            throws SQLException {
        var id = event.exercise().id();
        var found = new Violations(ExerciseRequest.class);
        check(catalogues.load(tx.connection(), gym), id, asked, found, found.in("definition"));
        store(tx, actor, gym, event, ExerciseTable.revision(tx.connection(), gym, id));
        return true;
    }

    /** To be called after the commit of a definition. */
    public void defined() {
        observers.forEach(DefinedExerciseObserver::defined);
    }

    private static void check(
            GymCatalogue catalogue, String id, ExerciseRequest asked, Violations ofId, Violations ofBody) {
        requireNotOfCatalogue(catalogue, id);
        ExerciseCheck.check(id, asked, catalogue, ofId, ofBody);
        ofId.throwIfAny();
    }

    /** @param revision the stored revision of the exercise; 0 if the gym has never defined it */
    private static void store(Tx tx, Actor actor, String gym, GymEvent.ExerciseDefined event, int revision)
            throws SQLException {
        if (revision >= MOST_CHANGES) {
            throw Problem.refused(
                    "exercise", "must not be changed more than " + MOST_CHANGES + " times", "exercise-changes");
        }
        GymStream.append(tx, actor, gym, event);
        ExerciseTable.save(tx.connection(), gym, event.exercise(), false);
    }

    /**
     * Does nothing if the exercise is already retired.
     *
     * @param expected the numbers that the stored revision may have; empty means any number
     * @param onlyUnused whether an exercise that a program or a program template has is refused
     * @throws Problem 404 if the gym has not defined it; 409 if it belongs to the catalogue or is used; 412 if another
     * revision is stored
     */
    Defined retire(Actor actor, String gym, String id, Optional<Set<Integer>> expected, boolean onlyUnused) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var exercise = requireOwn(catalogues.load(tx.connection(), gym), id);
            int revision = ExerciseTable.revision(tx.connection(), gym, id);
            var isRetired = !exercise.canBegin();
            RevisionTags.require(expected, revision, isRetired, "exercise " + id);
            if (isRetired) {
                return new Defined(exercise, revision, false);
            }
            if (onlyUnused && ExerciseTable.isUsed(tx.connection(), gym, id)) {
                throw Problem.conflict("A program or a program template of this gym has the exercise " + id);
            }
            retire(tx, actor, gym, id, clock.instant());
            return new Defined(exercise.asRetired(), revision + 1, false);
        });
    }

    /**
     * Retires an exercise as of a time, which may be in the past. Returns false if it is already retired.
     *
     * @param tx holds the gym's lock
     * @throws Problem as the API would refuse the same request
     */
    public boolean retire(Tx tx, Actor actor, String gym, String id, Instant at) throws SQLException {
        var exercise = requireOwn(catalogues.load(tx.connection(), gym), id);
        if (exercise.canBegin()) {
            GymStream.append(tx, actor, gym, new GymEvent.ExerciseRetired(id, at));
            ExerciseTable.save(tx.connection(), gym, exercise, true);
        }
        return exercise.canBegin();
    }

    private static Exercise requireOwn(GymCatalogue catalogue, String id) {
        var exercise = catalogue.findOwn(id);
        if (exercise != null) {
            return exercise;
        }
        requireNotOfCatalogue(catalogue, id);
        throw notFound(id);
    }

    /** @throws Problem 409 if an exercise of the shared catalogue has the id */
    static void requireNotOfCatalogue(GymCatalogue catalogue, String id) {
        if (catalogue.find(id) != null && catalogue.findOwn(id) == null) {
            throw Problem.conflict("exercise " + id
                    + " belongs to the catalogue that all gyms share and that cannot be changed: choose another id");
        }
    }

    static Problem notFound(String id) {
        return Problem.notFound("There is no exercise " + id + ": GET /v1/exercises lists all exercises");
    }
}
