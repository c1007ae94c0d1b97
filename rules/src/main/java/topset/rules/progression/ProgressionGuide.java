package topset.rules.progression;

import java.util.List;

/**
 * The guide's description of a method in our words, and the ids of the rules with which the method changes the load.
 */
public record ProgressionGuide(String says, List<String> rules) {
    public ProgressionGuide {
        rules = List.copyOf(rules);
    }
}
