package topset.program.rules.progression;

import java.util.List;

/**
 * What a progression does and by which rules.
 *
 * @param says the guide's advice, in our words
 * @param rules ids of the rules by which it moves the load
 */
public record ProgressionGuide(String says, List<String> rules) {
    public ProgressionGuide {
        rules = List.copyOf(rules);
    }
}
