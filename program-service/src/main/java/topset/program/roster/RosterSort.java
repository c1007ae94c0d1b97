package topset.program.roster;

import java.util.List;
import java.util.function.Function;
import topset.edge.web.Cursor;

/** The sort order of the roster. Athletes with equal sort keys are ordered by id. */
enum RosterSort {
    URGENCY("urgency", "urgency", true, row -> Integer.toString(row.urgency()), Integer::valueOf),
    NAME("name", "lower(name)", true, RosterRow.Shown::name, text -> text),
    LAST_SESSION(
            "lastSession", "lastSessionAt", false, row -> row.lastSessionAt().toString(), Cursor::time),
    ADHERENCE("adherence", "adherence", true, row -> Integer.toString(row.adherence()), Integer::valueOf);

    private final String parameter;
    private final String expression;
    private final boolean ascending;
    private final Function<RosterRow.Shown, String> key;
    private final Function<String, Object> parse;

    RosterSort(
            String parameter,
            String expression,
            boolean ascending,
            Function<RosterRow.Shown, String> key,
            Function<String, Object> parse) {
        this.parameter = parameter;
        this.expression = expression;
        this.ascending = ascending;
        this.key = key;
        this.parse = parse;
    }

    /** As the query parameter {@code sort} names the order. */
    @Override
    public String toString() {
        return parameter;
    }

    String order() {
        return expression + (ascending ? "" : " desc") + ", athlete";
    }

    /**
     * Returns the SQL condition for the rows after {@code :key} and {@code :after}. When rows are ordered by name,
     * PostgreSQL converts both the row's name and the key to lower case, because Java's conversion can give another
     * result.
     */
    String after() {
        var value = this == NAME ? "lower(:key)" : ":key";
        return "(" + expression + (ascending ? " > " : " < ") + value + " or (" + expression + " = " + value
                + " and athlete > :after))";
    }

    String cursor(RosterRow.Shown row) {
        return Cursor.of(parameter, key.apply(row), row.athlete());
    }

    /**
     * Parses the sort key that the cursor of a page contains.
     *
     * @param parts of the cursor
     * @throws IllegalArgumentException if the cursor is of another sort order
     */
    Object key(List<String> parts) {
        if (!parts.getFirst().equals(parameter)) {
            throw new IllegalArgumentException(parts.getFirst());
        }
        return parse.apply(parts.get(1));
    }
}
