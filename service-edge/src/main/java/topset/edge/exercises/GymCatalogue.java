package topset.edge.exercises;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** The exercises of one gym at one moment: the shared catalogue and the gym's own. An instance never changes. */
public final class GymCatalogue {
    private final Exercises catalogue;
    private final Map<String, Exercise> own;

    /** @param own the gym's own exercises, including retired ones */
    public GymCatalogue(Exercises catalogue, Collection<Exercise> own) {
        this.catalogue = catalogue;
        this.own = new LinkedHashMap<>();
        own.forEach(each -> this.own.put(each.id(), each));
    }

    /** A retired exercise is found too, because running programs and history refer to it. */
    public @Nullable Exercise find(String id) {
        var exercise = catalogue.find(id);
        return exercise != null ? exercise : own.get(id);
    }

    /** A retired exercise is found too. */
    public @Nullable Exercise findOwn(String id) {
        return own.get(id);
    }

    /** Includes the retired ones: first the catalogue in its own order, then the gym's own exercises by id. */
    public List<Exercise> all() {
        var all = new ArrayList<>(catalogue.all());
        all.addAll(own.values());
        return List.copyOf(all);
    }

    /** The exercises that a new program may use. */
    public List<Exercise> available() {
        return all().stream().filter(Exercise::canBegin).toList();
    }

    /** For imports: an imported line, such as the start of a program, may name an exercise that was retired later. */
    public GymCatalogue withRetiredInUse() {
        return new GymCatalogue(
                catalogue, own.values().stream().map(Exercise::asInUse).toList());
    }

    /** Includes the retired ones. */
    public int ownCount() {
        return own.size();
    }
}
