package topset.program.rules.progression;

import java.util.List;

/**
 * The training guide's description of a progression method.
 *
 * @param says the training guide's advice, in our words
 * @param rules ids of the rules with which the method changes the load
 */
public record ProgressionGuide(String says, List<String> rules) {
    public ProgressionGuide {
        rules = List.copyOf(rules);
    }
}
