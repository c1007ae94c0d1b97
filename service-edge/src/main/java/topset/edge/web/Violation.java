package topset.edge.web;

/**
 * A value of a request violates a rule.
 *
 * @param field path in the body, as in {@code sets[3].load.value}, or the name of the parameter
 * @param message text for people, with the value's allowed range
 * @param rule id for programs, as in {@code rpe-steps}
 */
public record Violation(String field, String message, String rule) {}
