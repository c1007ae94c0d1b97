package topset.program.training.progression;

import java.util.List;
import java.util.Optional;

/** The methods there are. */
public final class Progressions {

    private static final List<Progression> ALL = List.of(new LinearProgression());

    private Progressions() {}

    public static Optional<Progression> named(String name) {
        return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}
