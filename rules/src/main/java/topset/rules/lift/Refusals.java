package topset.rules.lift;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import topset.rules.load.Exact;

/** Passes on the refused values of a request, so that one answer can name all of them. */
public final class Refusals {

    private static final int MOST_DECIMALS = 3;

    private final CountedRefusals found;
    private final String field;

    private Refusals(CountedRefusals found, String field) {
        this.found = found;
        this.field = field;
    }

    /** Views of nested fields share this object. */
    private static final class CountedRefusals {
        private final Receiver receiver;
        private int count;

        private CountedRefusals(Receiver receiver) {
            this.receiver = receiver;
        }
    }

    public interface Receiver {
        /**
         * Receives a refused value.
         *
         * @param field the path of the field, such as {@code lifts[0].scheme.topRpe}
         * @param rule the id of the violated training rule
         */
        void refuse(String field, String message, String rule);
    }

    public static Refusals into(Receiver receiver) {
        return new Refusals(new CountedRefusals(receiver), "");
    }

    /** Has the same receiver, and puts {@code name} before the path of each refused field. */
    public Refusals in(String name) {
        return new Refusals(found, path(name));
    }

    /** Null if there is no constant with this name. */
    public static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    public int count() {
        return found.count;
    }

    public static String between(Object least, Object most, Object value) {
        var allowed = least.equals(most) ? least : "between " + least + " and " + most;
        return "must be " + allowed + ", not " + value;
    }

    public void refuse(String name, String message, String rule) {
        found.count++;
        found.receiver.refuse(path(name), message, rule);
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
