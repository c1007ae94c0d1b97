package topset.program.training.progression;

import java.util.List;

/**
 * A method as the guide compares it with the others; only what follows from training-rules.md, the guide's own text not being
 * at hand.
 *
 * @param says the guide's sentence
 * @param bestFor who or what it is for
 * @param fatigue how it handles fatigue
 * @param rules ids of the rules by which it moves the load
 */
public record MethodGuide(String says, String bestFor, String fatigue, List<String> rules) {
    public MethodGuide {
        rules = List.copyOf(rules);
    }
}
