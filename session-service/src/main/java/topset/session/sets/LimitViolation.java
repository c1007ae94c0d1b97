package topset.session.sets;

/**
 * A value that is outside its limits (training-rules.md § 1).
 *
 * @param field as in {@code load.value}
 * @param message text for people, with the allowed range
 * @param rule as in {@code load-decimals}
 */
public record LimitViolation(String field, String message, String rule) {}
