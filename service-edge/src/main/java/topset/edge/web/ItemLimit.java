package topset.edge.web;

/** How many items a page has at most. */
public record ItemLimit(int items) {
    /** If the caller does not send {@code limit}. */
    public static final String DEFAULT = "50";

    public static final int MOST = 500;

    static final String SAYS = "a whole number from 1 to " + MOST;

    /** Throws a 422 if the limit is not 1 to 500. */
    static ItemLimit parse(String name, String text) {
        var items = Integer.parseInt(text);
        if (items < 1 || items > MOST) {
            throw Problem.refused(name, "must be between 1 and " + MOST + ", not " + items, name);
        }
        return new ItemLimit(items);
    }
}
