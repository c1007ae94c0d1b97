package topset.edge.exercises;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.Exercises;

/** The exercises of one gym at one moment: the catalogue, and those that the gym has defined. Immutable. */
public final class GymCatalogue {
    private final Exercises catalogue;
    private final Map<String, Exercise> own;

    /** @param own the gym's own exercises, including the retired ones */
    public GymCatalogue(Exercises catalogue, Collection<Exercise> own) {
        this.catalogue = catalogue;
        this.own = new LinkedHashMap<>();
        own.forEach(each -> this.own.put(each.id(), each));
    }

    /** Finds an exercise. A retired one is found too, because running programs and history refer to it. */
    public @Nullable Exercise find(String id) {
        var exercise = catalogue.find(id);
        return exercise != null ? exercise : own.get(id);
    }

    /** Finds an exercise of the gym's own, also a retired one. */
    public @Nullable Exercise findOwn(String id) {
        return own.get(id);
    }

    /** Returns all exercises, including the retired ones: the catalogue in its order, then the gym's own by id. */
    public List<Exercise> all() {
        var all = new ArrayList<>(catalogue.all());
        all.addAll(own.values());
        return List.copyOf(all);
    }

    /** Returns the exercises that new programs can use. */
    public List<Exercise> available() {
        return all().stream().filter(GymCatalogue::isAvailable).toList();
    }

    /** Whether new programs can use the exercise. */
    public static boolean isAvailable(Exercise exercise) {
        return !Boolean.TRUE.equals(exercise.retired());
    }

    /** Returns the number of the gym's own exercises, including the retired ones. */
    public int ownCount() {
        return own.size();
    }
}
