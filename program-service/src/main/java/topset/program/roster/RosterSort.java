package topset.program.roster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import topset.edge.Cursor;
import topset.edge.Problem;

/** In what order the roster is read; athletes that are equal in it follow by id. */
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

    /**
     * Reads {@code ?sort=}; the most urgent first without one.
     *
     * @throws Problem 422 when there is no such order
     */
    static RosterSort of(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return URGENCY;
        }
        return Arrays.stream(values())
                .filter(each -> each.parameter.equals(sort))
                .findFirst()
                .orElseThrow(() -> Problem.refused(
                        "sort", "must be urgency, name, lastSession or adherence, not '" + sort + "'", "sort"));
    }

    String order() {
        return expression + (ascending ? "" : " desc") + ", athlete";
    }

    /** What comes after {@code :key} and {@code :after}; PostgreSQL lowers both names, as it does not always agree with Java. */
    String after() {
        var key = this == NAME ? "lower(:key)" : ":key";
        return "(" + expression + (ascending ? " > " : " < ") + key + " or (" + expression + " = " + key
                + " and athlete > :after))";
    }

    String cursor(RosterRow.Shown row) {
        return Cursor.of(parameter, key(row), row.athlete());
    }

    /**
     * The key in a cursor of this order.
     *
     * @throws Problem 400 when it is no cursor of this order
     */
    Object key(String name, String text) {
        if (!name.equals(parameter)) {
            throw Cursor.malformed();
        }
        try {
            return parse(text);
        } catch (RuntimeException e) {
            throw Cursor.malformed();
        }
    }

    private String key(RosterRow.Shown row) {
        return switch (this) {
            case URGENCY -> Integer.toString(row.urgency());
            case NAME -> row.name();
            case LAST_SESSION -> row.lastSessionAt().toString();
            case ADHERENCE -> Integer.toString(row.adherence());
        };
    }

    private Object parse(String text) {
        return switch (this) {
            case URGENCY, ADHERENCE -> Integer.valueOf(text);
            case NAME -> text;
            case LAST_SESSION -> Cursor.time(text);
        };
    }
}
