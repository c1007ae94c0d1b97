package topset.program.training.progression;

import java.util.List;
import java.util.Optional;
import topset.program.training.lift.Variant;

/** The methods there are: a new one is a file of its own and a line here. */
public final class Progressions {

    private static final List<Progression> ALL =
            List.of(new LinearProgression(), new RpeProgression(), new WaveProgression(), new DoubleProgression());

    private Progressions() {}

    public static Optional<Progression> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /** Names of the methods that go with a variant. */
    public static List<String> suiting(Variant variant) {
        return ALL.stream()
                .filter(method -> method.suits(variant))
                .map(Progression::name)
                .toList();
    }

    /** The method of a lift that names none. */
    public static String usual(Variant variant) {
        return variant == Variant.STRAIGHT ? "DOUBLE_PROGRESSION" : "LINEAR";
    }
}
