package topset.program.catalogue;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import topset.contract.Exercise;
import topset.edge.exercises.GymCatalogue;
import topset.edge.operations.TraceContext;
import topset.edge.web.Problem;
import topset.edge.web.Violations;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;

/** Defines and retires a gym's own exercises. */
@ApplicationScoped
public class ExerciseService {
    /** The largest number of changes of one exercise. It keeps the gym's event stream short. */
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

    /** An exercise after a request; {@code created} says whether the request has added it to the gym. */
    public record Defined(Exercise exercise, boolean created) {}

    /**
     * Defines an exercise or changes its definition. A repeated definition changes nothing.
     *
     * @throws Problem 422 if the definition is invalid because of another request since its check, or if the exercise
     * was changed too often
     */
    public Defined define(Actor actor, String gym, String id, ExerciseRequest asked) {
        var traceParent = TraceContext.current();
        var defined = store.transact(List.of(Athlete.ofGym(gym)), tx -> {
            var connection = tx.connection();
            var catalogue = catalogues.load(connection, gym);
            var found = new Violations(ExerciseRequest.class);
            ExerciseCheck.check(id, asked, catalogue, found);
            found.throwIfAny();
            var exercise = asked.exercise(id);
            var before = catalogue.findOwn(id);
            if (exercise.equals(before)) {
                return new Defined(exercise, false);
            }
            if (ExerciseTable.changes(connection, gym, id) >= MOST_CHANGES) {
                throw Problem.refused(
                        "exercise", "must not be changed more than " + MOST_CHANGES + " times", "exercise-changes");
            }
            var now = clock.instant();
            GymStream.append(tx, actor, gym, new GymEvent.ExerciseDefined(exercise, now), now, traceParent);
            ExerciseTable.save(connection, gym, exercise, false);
            return new Defined(exercise, before == null);
        });
        observers.forEach(observer -> observer.defined(gym, id));
        return defined;
    }

    /**
     * Retires an exercise. Does nothing if the exercise is already retired.
     *
     * @return the retired exercise
     * @throws Problem 404 if the gym has not defined it; 409 if it belongs to the catalogue
     */
    Exercise retire(Actor actor, String gym, String id) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(Athlete.ofGym(gym)), tx -> {
            var catalogue = catalogues.load(tx.connection(), gym);
            var exercise = requireOwn(catalogue, id);
            if (GymCatalogue.isAvailable(exercise)) {
                var now = clock.instant();
                GymStream.append(tx, actor, gym, new GymEvent.ExerciseRetired(id, now), now, traceParent);
                ExerciseTable.save(tx.connection(), gym, exercise, true);
            }
            return exercise.asRetired();
        });
    }

    private static Exercise requireOwn(GymCatalogue catalogue, String id) {
        var exercise = catalogue.findOwn(id);
        if (exercise != null) {
            return exercise;
        }
        requireNotOfCatalogue(catalogue, id);
        throw notFound(id);
    }

    /**
     * Requires that no exercise of the catalogue has the id.
     *
     * @throws Problem 409 otherwise
     */
    static void requireNotOfCatalogue(GymCatalogue catalogue, String id) {
        if (catalogue.find(id) != null && catalogue.findOwn(id) == null) {
            throw Problem.conflict("exercise " + id
                    + " belongs to the catalogue of all gyms, which cannot be changed: choose another id");
        }
    }

    static Problem notFound(String id) {
        return Problem.notFound("There is no exercise " + id + ": GET /v1/exercises lists them");
    }
}
