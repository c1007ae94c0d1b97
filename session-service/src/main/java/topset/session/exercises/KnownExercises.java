package topset.session.exercises;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.Suggestions;

/**
 * Exercises of the shared catalogue need no query; a gym's own need one query for all sets of a request. No exercise is
 * cached across requests, so a result is never outdated.
 */
@ApplicationScoped
public class KnownExercises {
    private static final int LONGEST_ID = 64;

    private final Exercises catalogue;
    private final BiFunction<String, Collection<String>, Map<String, Exercise>> own;
    private final Function<String, List<Exercise>> availableOwn;
    private final BiConsumer<String, Collection<String>> retire;

    @Inject
    KnownExercises(Exercises catalogue, OwnExercises own) {
        this(catalogue, own::find, own::available, own::retire);
    }

    private KnownExercises(
            Exercises catalogue,
            BiFunction<String, Collection<String>, Map<String, Exercise>> own,
            Function<String, List<Exercise>> availableOwn,
            BiConsumer<String, Collection<String>> retire) {
        this.catalogue = catalogue;
        this.own = own;
        this.availableOwn = availableOwn;
        this.retire = retire;
    }

    /** For tests. */
    public static KnownExercises ofCatalogue(Exercises catalogue) {
        return new KnownExercises(catalogue, (gym, ids) -> Map.of(), gym -> List.of(), (gym, ids) -> {});
    }

    public Named find(String gym, Collection<String> ids) {
        var others = ids.stream()
                .filter(id -> id.length() <= LONGEST_ID && catalogue.find(id) == null)
                .distinct()
                .toList();
        return new Named(gym, new HashMap<>(others.isEmpty() ? Map.of() : own.apply(gym, others)), false);
    }

    /**
     * For an import, which caches the exercises that it finds. An unknown exercise is looked up again for each set,
     * because the gym may define it in the meantime.
     */
    public Named oneByOne(String gym) {
        return new Named(gym, new HashMap<>(), true);
    }

    /** Without the retired ones. */
    public List<Exercise> ownOf(String gym) {
        return availableOwn.apply(gym);
    }

    /**
     * From now on an import does not find the exercises by their names. The program service has retired them, and its
     * event may arrive after the next import of the same log.
     */
    public void areRetired(String gym, Collection<String> ids) {
        retire.accept(gym, ids);
    }

    private List<Exercise> available(String gym) {
        var all = new ArrayList<>(catalogue.all());
        all.addAll(availableOwn.apply(gym));
        return all;
    }

    /** The exercises of one request or of one import. Only one thread may use an instance. */
    public final class Named {
        private final String gym;
        private final Map<String, Exercise> ofGym;
        private final boolean looksUp;
        private final Suggestions suggestions;

        private Named(String gym, Map<String, Exercise> ofGym, boolean looksUp) {
            this.gym = gym;
            this.ofGym = ofGym;
            this.looksUp = looksUp;
            this.suggestions = new Suggestions(() -> available(gym));
        }

        /** Null if neither the catalogue nor the gym has the exercise. */
        public @Nullable Exercise find(String id) {
            var exercise = catalogue.find(id);
            if (exercise == null && looksUp && id.length() <= LONGEST_ID && !ofGym.containsKey(id)) {
                ofGym.putAll(own.apply(gym, List.of(id)));
            }
            return exercise != null ? exercise : ofGym.get(id);
        }

        /** Names the most similar exercises. */
        public String mustBeKnown(String unknown) {
            var id = unknown.length() > LONGEST_ID ? unknown.substring(0, LONGEST_ID) + "…" : unknown;
            return "must be the id of an exercise that GET /v1/exercises of the program service lists, not " + id
                    + suggestions.of(unknown);
        }
    }
}
