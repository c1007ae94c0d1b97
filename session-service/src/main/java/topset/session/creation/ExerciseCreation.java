package topset.session.creation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.identity.CallerCredentials;
import topset.edge.web.Problem;
import topset.session.creation.CreatedExercises.Created;
import topset.session.creation.CreatedExercises.NotCreated;
import topset.session.creation.ExerciseDefiner.DefinitionAnswer;
import topset.session.logs.ImportLimits;

/**
 * Creates the exercises before the import begins, so that the program service has each exercise before it gets a set of
 * it. A name whose exercise cannot be created is reported, and does not stop the import.
 */
@Singleton
public class ExerciseCreation {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final ExerciseDefiner definer;
    private final Exercises catalogue;
    private final LongSupplier nanoTime;

    @Inject
    ExerciseCreation(ExerciseDefiner definer, Exercises catalogue) {
        this(definer, catalogue, System::nanoTime);
    }

    ExerciseCreation(ExerciseDefiner definer, Exercises catalogue, LongSupplier nanoTime) {
        this.definer = definer;
        this.catalogue = catalogue;
        this.nanoTime = nanoTime;
    }

    /** {@code exercises} are the definitions of those that were created, or would be. */
    public record CreationResult(CreatedExercises shown, List<Exercise> exercises) {
        public static final CreationResult NONE = new CreationResult(CreatedExercises.NONE, List.of());
    }

    /** Throws a 422 if this installation cannot create exercises for imports. */
    public void requirePossible() {
        if (!definer.isPossible()) {
            throw Problem.refused(
                    "create",
                    "must be absent or false: this installation cannot create exercises, because its operator has not"
                            + " set TOPSET_PROGRAM_SERVICE_URL",
                    "create");
        }
    }

    /** The exercises that {@link #create} would create, without a call of the program service. */
    public CreationResult plan(List<UnknownName> unknown, List<Exercise> own) {
        return defined(unknown, own, DefinitionAnswer.ExerciseAdded::new);
    }

    public CreationResult create(List<UnknownName> unknown, List<Exercise> own, CallerCredentials caller) {
        return defined(unknown, own, draft -> definer.define(draft, caller));
    }

    private CreationResult defined(
            List<UnknownName> unknown, List<Exercise> own, Function<Exercise, DefinitionAnswer> define) {
        var drafts = new ExerciseDrafts(catalogue.all(), own);
        var created = new ArrayList<Created>();
        var exercises = new ArrayList<Exercise>();
        var notCreated = new ArrayList<NotCreated>();
        long began = nanoTime.getAsLong();
        DefinitionAnswer.Unavailable ended = null;
        for (var each : unknown) {
            if (created.size() >= ImportLimits.CREATED_EXERCISES) {
                notCreated.add(new NotCreated(
                        each.name(),
                        "an import creates at most " + ImportLimits.CREATED_EXERCISES
                                + " exercises: import the file again",
                        "created-exercises"));
                continue;
            }
            if (ended == null && nanoTime.getAsLong() - began > AT_MOST.toNanos()) {
                ended = DefinitionAnswer.Unavailable.of("the program service was too slow");
            }
            var draft = drafts.draft(each);
            switch (ended == null ? define.apply(draft.exercise()) : ended) {
                case DefinitionAnswer.ExerciseAdded(var exercise) -> {
                    created.add(new Created(each.name(), exercise.id(), draft.basedOn(), null));
                    exercises.add(exercise);
                }
                case DefinitionAnswer.ExerciseRefused(var reason, var rule) ->
                    notCreated.add(new NotCreated(each.name(), reason, rule));
                case DefinitionAnswer.Unavailable away -> {
                    ended = away;
                    notCreated.add(new NotCreated(each.name(), away.reason(), away.rule()));
                }
            }
        }
        return new CreationResult(new CreatedExercises(created, notCreated), exercises);
    }

    /** The ids of those that are retired now. A program of the gym may use the others. */
    public List<String> retireUnused(List<String> ids, CallerCredentials caller) {
        var retired = new ArrayList<String>();
        long began = nanoTime.getAsLong();
        for (var id : ids) {
            if (!definer.isPossible() || nanoTime.getAsLong() - began > AT_MOST.toNanos()) {
                break;
            }
            switch (definer.retireUnused(id, caller)) {
                case DefinitionAnswer.ExerciseAdded _ -> retired.add(id);
                case DefinitionAnswer.ExerciseRefused _ -> {}
                case DefinitionAnswer.Unavailable _ -> {
                    return retired;
                }
            }
        }
        return retired;
    }
}
