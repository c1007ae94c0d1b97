package topset.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects everything that is wrong with a request body, so that one answer names every fault (ADR 0065). */
public final class Violations {
    private final Class<?> body;
    private final String path;
    private final Map<String, Violation> malformed;
    private final List<Violation> refused;

    /** None so far of a body that is read as {@code body}. */
    public Violations(Class<?> body) {
        this(body, "", new LinkedHashMap<>(), new ArrayList<>());
    }

    private Violations(Class<?> body, String path, Map<String, Violation> malformed, List<Violation> refused) {
        this.body = body;
        this.path = path;
        this.malformed = malformed;
        this.refused = refused;
    }

    /** The same collection, for the fields inside {@code field}, as in {@code sets[3]}. */
    public Violations in(String field) {
        return new Violations(body, path(field), malformed, refused);
    }

    /** A value outside its limits. */
    public void refuse(String field, String message, String rule) {
        refused.add(new Violation(path(field), message, rule));
    }

    /** A value that is missing or cannot be read; the first fault of a field says it all. */
    void malformed(String field, String message, String rule) {
        var where = path(field);
        malformed.putIfAbsent(where, new Violation(where, message, rule));
    }

    public boolean isEmpty() {
        return malformed.isEmpty() && refused.isEmpty();
    }

    int count() {
        return malformed.size() + refused.size();
    }

    /**
     * Refuses the body unless nothing is wrong with it.
     *
     * @throws Problem as {@link #problem}
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    /** 400 when something is malformed, else 422; all that was found, in the order of the body's fields. */
    public Problem problem() {
        var all = new ArrayList<>(malformed.values());
        all.addAll(refused);
        var inOrder = new FieldOrder(body).sorted(all);
        return malformed.isEmpty() ? Problem.refused(inOrder) : Problem.malformed(inOrder);
    }

    private String path(String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }
}
