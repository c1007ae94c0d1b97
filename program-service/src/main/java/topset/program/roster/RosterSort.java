package topset.program.roster;

import java.util.List;
import topset.edge.web.Cursor;

/** The sort order of the roster. Athletes with equal sort keys are ordered by id. */
enum RosterSort {
    URGENCY("urgency", "urgency", true),
    NAME("name", "lower(name)", true),
    LAST_SESSION("lastSession", "lastSessionAt", false),
    ADHERENCE("adherence", "adherence", true);

    private final String parameter;
    private final String expression;
    private final boolean ascending;

    RosterSort(String parameter, String expression, boolean ascending) {
        this.parameter = parameter;
        this.expression = expression;
        this.ascending = ascending;
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
        return Cursor.of(parameter, key(row).toString(), row.athlete);
    }

    /** Throws an {@link IllegalArgumentException} if the cursor is of another order. */
    Object key(List<String> parts) {
        if (!parts.getFirst().equals(parameter)) {
            throw new IllegalArgumentException(parts.getFirst());
        }
        return parse(parts.get(1));
    }

    private Object key(RosterRow row) {
        return switch (this) {
            case URGENCY -> row.urgency;
            case NAME -> row.name;
            case LAST_SESSION -> row.lastSessionAt;
            case ADHERENCE -> row.adherence;
        };
    }

    private Object parse(String key) {
        return switch (this) {
            case URGENCY, ADHERENCE -> Integer.valueOf(key);
            case NAME -> key;
            case LAST_SESSION -> Cursor.time(key);
        };
    }
}
