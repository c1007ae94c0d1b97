package topset.program.training.progression;

/**
 * What a method wants after a week without a set.
 *
 * @param says how it comes to the load, as in {@code 120 kg again}
 */
public record Rested(Target next, String says) {}
