package topset.program.training.progression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import topset.program.training.lift.Variant;

/**
 * The methods there are: a new one is a file of its own and a line here.
 *
 * @param all in the guide's order
 */
public record Progressions(List<Progression> all) {

    /** The guide's. */
    public static final Progressions STANDARD = new Progressions(List.of(
            new LinearProgression(), //
            new RpeProgression(),
            new WaveProgression(),
            new DoubleProgression()));

    public Progressions {
        all = List.copyOf(all);
    }

    /** These and one more. */
    public Progressions and(Progression another) {
        return new Progressions(Stream.concat(all.stream(), Stream.of(another)).toList());
    }

    public Optional<Progression> named(String name) {
        for (Progression method : all) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** Names of the methods that go with a variant. */
    public List<String> suiting(Variant variant) {
        return all.stream()
                .filter(method -> method.suits(variant))
                .map(Progression::name)
                .toList();
    }

    /** The method of a lift that names none. */
    public static String usual(Variant variant) {
        return variant == Variant.STRAIGHT ? "DOUBLE_PROGRESSION" : "LINEAR";
    }
}
