package topset.edge;

/**
 * One value that was refused.
 *
 * @param field path in the body, as in {@code sets[3].load.value}, or the name of the parameter
 * @param message for people, with the value's allowed range
 * @param rule id a client can act on, as in {@code rpe-steps}
 */
public record Violation(String field, String message, String rule) {}
