package topset.edge.outbound;

/** A URL must not or cannot be called. */
public final class UncallableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;

    UncallableException(String message, String rule) {
        super(message, null, false, false);
        this.rule = rule;
    }

    /** Returns what would be right. */
    public String says() {
        return String.valueOf(getMessage());
    }

    /** Returns the id of the violated rule. */
    public String rule() {
        return rule;
    }
}
