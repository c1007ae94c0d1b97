package topset.rules.lift;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.load.Exact;

/** Collects the refused values of a request, so that one answer names all of them. */
public final class Refusals {

    private static final int MOST_DECIMALS = 3;

    private final List<Violation> violations;
    private final String field;

    private Refusals(List<Violation> violations, String field) {
        this.violations = violations;
        this.field = field;
    }

    /**
     * A refused value.
     *
     * @param field the path of the field, such as {@code lifts[0].scheme.topRpe}
     * @param rule the id of the violated training rule
     */
    public record Violation(String field, String message, String rule) {}

    public static Refusals none() {
        return new Refusals(new ArrayList<>(), "");
    }

    /** Collects into the same list, and puts {@code name} before the path of each refused field. */
    public Refusals in(String name) {
        return new Refusals(violations, path(name));
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Null if there is no constant with this name. */
    public static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public int count() {
        return violations.size();
    }

    public static String between(Object least, Object most, Object value) {
        var allowed = least.equals(most) ? least : "between " + least + " and " + most;
        return "must be " + allowed + ", not " + value;
    }

    public void refuse(String name, String message, String rule) {
        violations.add(new Violation(path(name), message, rule));
    }

    /** Null is accepted. */
    public void whole(String name, @Nullable Integer value, int least, int most, String rule) {
        if (value != null && (value < least || value > most)) {
            refuse(name, between(least, most, value), rule);
        }
    }

    /**
     * Refuses a value outside {@code least..most} or with more than three decimals. The range is checked before the
     * conversion, because the exact form of a short number such as 1e999999999 would be huge. Null after a refusal.
     */
    public @Nullable Exact decimal(String name, BigDecimal value, Exact least, Exact most, String rule) {
        if (value.compareTo(least.output()) < 0 || value.compareTo(most.output()) > 0) {
            refuse(name, between(least.shown(), most.shown(), value), rule);
            return null;
        }
        if (value.stripTrailingZeros().scale() > MOST_DECIMALS) {
            refuse(name, "must have at most three decimals, not " + value, rule);
            return null;
        }
        return Exact.of(value);
    }

    /** As {@link #decimal}; also refuses a value that is not a multiple of 0.5. */
    public @Nullable Exact rpe(String name, BigDecimal value, Exact least, Exact most, String rule) {
        Exact rpe = decimal(name, value, least, most, rule);
        if (rpe != null && !rpe.times(Exact.of(2)).isWhole()) {
            refuse(name, "must be a multiple of 0.5, not " + rpe.shown(), "rpe-chart");
            return null;
        }
        return rpe;
    }

    private String path(String name) {
        if (field.isEmpty() || name.isEmpty()) {
            return field + name;
        }
        return field + "." + name;
    }
}
