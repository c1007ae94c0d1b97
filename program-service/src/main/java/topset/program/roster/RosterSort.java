package topset.program.roster;

import java.util.List;
import java.util.function.Function;
import topset.edge.web.Cursor;

/** The sort order of the roster. Athletes with equal sort keys are ordered by id. */
enum RosterSort {
    URGENCY("urgency", "urgency", true, row -> row.urgency, Integer::valueOf),
    NAME("name", "lower(name)", true, row -> row.name, name -> name),
    LAST_SESSION("lastSession", "lastSessionAt", false, row -> row.lastSessionAt, Cursor::time),
    ADHERENCE("adherence", "adherence", true, row -> row.adherence, Integer::valueOf);

    private final String parameter;
    private final String expression;
    private final boolean ascending;
    private final Function<RosterRow, Object> key;
    private final Function<String, Object> parse;

    RosterSort(
            String parameter,
            String expression,
            boolean ascending,
            Function<RosterRow, Object> key,
            Function<String, Object> parse) {
        this.parameter = parameter;
        this.expression = expression;
        this.ascending = ascending;
        this.key = key;
        this.parse = parse;
    }

    @Override
    public String toString() {
        return parameter;
    }

    String order() {
        return expression + (ascending ? "" : " desc") + ", athlete";
    }

    /** By name, PostgreSQL converts both texts to lower case, because Java's conversion can give another result. */
    String after() {
        var key = this == NAME ? "lower(:key)" : ":key";
        return "(" + expression + (ascending ? " > " : " < ") + key + " or (" + expression + " = " + key
                + " and athlete > :after))";
    }

    String cursor(RosterRow row) {
        return Cursor.of(parameter, key.apply(row).toString(), row.athlete);
    }

    /** Throws an {@link IllegalArgumentException} if the cursor is of another order. */
    Object key(List<String> parts) {
        if (!parts.getFirst().equals(parameter)) {
            throw new IllegalArgumentException(parts.getFirst());
        }
        return parse.apply(parts.get(1));
    }
}
