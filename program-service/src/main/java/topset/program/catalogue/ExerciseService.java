package topset.program.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
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
import topset.program.gym.ExerciseRequest;
import topset.program.gym.GymEvent;
import topset.program.gym.GymHistory;
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
    private final Clock clock;

    public ExerciseService(EventStore store, GymCatalogues catalogues, Clock clock) {
        this.store = store;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** {@code revision} is how often the gym has defined or retired it; 0 for an exercise of the catalogue. */
    public record Defined(Exercise exercise, int revision, boolean created) {}

    /**
     * Does nothing if the stored definition is equal. If the change affects plans, a job begins to change the running
     * programs. Throws a problem 412 if another revision is stored; 422 if the definition is not valid any more.
     */
    public Defined define(Actor actor, String gym, String id, ExerciseRequest asked, Optional<Set<Integer>> expected) {
        return store.run(List.of(Athlete.ofGym(gym)), tx -> {
            var found = new Violations(ExerciseRequest.class);
            var catalogue = catalogues.load(tx.connection(), gym);
            check(catalogue, id, asked, found, found);
            var before = catalogue.findOwn(id);
            var event = new GymEvent.ExerciseDefined(clock.instant(), id, asked).complete();
            var exercise = asked.exercise(id);
            int revision = ExerciseTable.revision(tx.connection(), gym, id);
            var isRepeated = exercise.equals(before);
            RevisionTags.require(expected, revision, isRepeated, "exercise " + id);
            if (isRepeated) {
                return new Defined(exercise, revision, false);
            }
            store(tx, actor, gym, event, revision);
            if (before != null && changesPlans(before, exercise)) {
                EquipmentChangeTable.begin(tx.connection(), gym, event.at());
            }
            return new Defined(exercise, revision + 1, before == null);
        });
    }

    /** Plans depend on the possible loads and on the trained muscles. */
    private static boolean changesPlans(Exercise before, Exercise after) {
        return before.movement().equipment() != after.movement().equipment()
                || !Objects.equals(before.movement().step(), after.movement().step())
                || !before.muscles().equals(after.muscles());
    }

    /**
     * Imports a definition. In a violation, the path of a field begins with {@code definition}, as in the imported line.
     * Returns false if the definition is already stored.
     */
    public boolean define(Tx tx, Actor actor, String gym, GymEvent.ExerciseDefined asked) throws SQLException {
        var event = asked.complete();
        if (GymHistory.has(tx, gym, event)) {
            return false;
        }
        var id = event.exercise();
        var found = new Violations(ExerciseRequest.class);
        check(catalogues.load(tx.connection(), gym), id, asked.definition(), found, found.in("definition"));
        store(tx, actor, gym, event, ExerciseTable.revision(tx.connection(), gym, id));
        return true;
    }

    /**
     * @param ofId receives the violations of the id, which is not part of the request body
     * @param ofBody receives all other violations
     */
    static void check(GymCatalogue catalogue, String id, ExerciseRequest asked, Violations ofId, Violations ofBody) {
        requireNotOfCatalogue(catalogue, id);
        ExerciseCheck.check(id, asked, catalogue, ofId, ofBody);
        ofId.throwIfAny();
    }

    private static void store(Tx tx, Actor actor, String gym, GymEvent.ExerciseDefined event, int revision)
            throws SQLException {
        if (revision >= MOST_CHANGES) {
            throw Problem.refused(
                    "exercise", "must not be changed more than " + MOST_CHANGES + " times", "exercise-changes");
        }
        GymStream.append(tx, actor, gym, event);
        ExerciseTable.save(tx.connection(), gym, event.definition().exercise(event.exercise()));
    }

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
            retire(tx, actor, gym, new GymEvent.ExerciseRetired(clock.instant(), id));
            return new Defined(exercise.asRetired(), revision + 1, false);
        });
    }

    /** Returns false if the exercise is already retired. */
    public boolean retire(Tx tx, Actor actor, String gym, GymEvent.ExerciseRetired event) throws SQLException {
        var exercise = requireOwn(catalogues.load(tx.connection(), gym), event.exercise());
        if (exercise.canBegin()) {
            GymStream.append(tx, actor, gym, event);
            ExerciseTable.save(tx.connection(), gym, exercise.asRetired());
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

    private static void requireNotOfCatalogue(GymCatalogue catalogue, String id) {
        if (catalogue.find(id) != null && catalogue.findOwn(id) == null) {
            throw Problem.conflict("exercise " + id
                    + " belongs to the catalogue that all gyms share and that cannot be changed: choose another id");
        }
    }

    static Problem notFound(String id) {
        return Problem.notFound("There is no exercise " + id + ": GET /v1/exercises lists all exercises");
    }
}
