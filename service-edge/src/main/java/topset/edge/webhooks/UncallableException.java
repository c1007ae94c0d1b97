package topset.edge.webhooks;

/** The service must not, or cannot, send requests to a URL. */
public final class UncallableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String rule;

    UncallableException(String message, String rule) {
        super(message, null, false, false);
        this.rule = rule;
    }

    /** What the URL must be, such as {@code must begin with https://}. */
    public String says() {
        return String.valueOf(getMessage());
    }

    public String rule() {
        return rule;
    }
}
