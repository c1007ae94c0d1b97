package topset.program.rules.guide;

import java.util.Arrays;
import java.util.List;
import topset.program.rules.lift.Variant;
import topset.program.rules.progression.Progression;
import topset.program.rules.progression.Progressions;

/** The guide's comparison of methods as data. Each method provides its own entry. */
public final class Methods {

    private Methods() {}

    /**
     * A method.
     *
     * @param says the guide's sentence
     * @param variants the variants it suits
     * @param bestFor for which lifter or purpose
     * @param fatigue how it handles fatigue
     * @param rules ids of the rules that change the load
     */
    public record Entry(
            String method, String says, List<Variant> variants, String bestFor, String fatigue, List<String> rules) {
        public Entry {
            variants = List.copyOf(variants);
            rules = List.copyOf(rules);
        }
    }

    /** The guide's methods, in its order. */
    public static List<Entry> comparison() {
        return comparison(Progressions.STANDARD);
    }

    /** The entries of these methods. */
    public static List<Entry> comparison(Progressions methods) {
        return methods.all().stream().map(Methods::entry).toList();
    }

    private static Entry entry(Progression method) {
        return new Entry(
                method.name(),
                method.guide().says(),
                Arrays.stream(Variant.values()).filter(method::suits).toList(),
                method.guide().bestFor(),
                method.guide().fatigue(),
                method.guide().rules());
    }
}
