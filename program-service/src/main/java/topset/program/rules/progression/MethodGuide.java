package topset.program.rules.progression;

import java.util.List;

/**
 * The guide's comparison of a method with the others. Only statements that follow from training-rules.md, because the
 * guide's own text is not available.
 *
 * @param says the guide's sentence
 * @param bestFor for which lifter or purpose
 * @param fatigue how it handles fatigue
 * @param rules ids of the rules that change the load
 */
public record MethodGuide(String says, String bestFor, String fatigue, List<String> rules) {
    public MethodGuide {
        rules = List.copyOf(rules);
    }
}
