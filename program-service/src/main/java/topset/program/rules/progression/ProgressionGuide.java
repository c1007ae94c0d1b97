package topset.program.rules.progression;

import java.util.List;

/**
 * @param says the guide's description, in our words
 * @param rules ids of the rules with which the method changes the load
 */
public record ProgressionGuide(String says, List<String> rules) {
    public ProgressionGuide {
        rules = List.copyOf(rules);
    }
}
