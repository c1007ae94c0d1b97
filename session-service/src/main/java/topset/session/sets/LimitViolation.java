package topset.session.sets;

/**
 * A value that is outside its limits (training-rules.md § 1).
 *
 * @param field the path of the field, such as {@code load.value}
 * @param message text for people, with the allowed range
 * @param rule the id of the rule, such as {@code load-decimals}
 */
public record LimitViolation(String field, String message, String rule) {}
