package topset.rules.progression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import topset.rules.lift.Variant;

/**
 * The available progression methods. A new method requires one new file and one line in {@link #STANDARD}.
 *
 * @param all in the order of the guide
 */
public record Progressions(List<Progression> all) {

    public static final Progressions STANDARD = new Progressions(List.of(
            new LinearProgression(), //
            new RpeProgression(),
            new WaveProgression(),
            new DoubleProgression()));

    public Progressions {
        all = List.copyOf(all);
    }

    public Progressions and(Progression another) {
        return new Progressions(Stream.concat(all.stream(), Stream.of(another)).toList());
    }

    public Optional<Progression> named(String name) {
        return all.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    public List<String> suiting(Variant variant) {
        return all.stream()
                .filter(method -> method.suits(variant))
                .map(Progression::name)
                .toList();
    }
}
