package topset.edge.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the violations of a request body, so that one answer names every fault (ADR 0027), up to {@link #MOST}. */
public final class Violations {
    /** The check stops after this number of violations. */
    static final int MOST = 1_000;

    private final Class<?> body;
    private final String path;
    private final Found found;

    /** The violations that all views of one body share. */
    private static final class Found {
        private final Map<String, Violation> malformed = new LinkedHashMap<>();
        private final List<Violation> refused = new ArrayList<>();
        private boolean isMalformed;
    }

    /** Creates an empty collection for a body of type {@code body}. */
    public Violations(Class<?> body) {
        this(body, "", new Found());
    }

    private Violations(Class<?> body, String path, Found found) {
        this.body = body;
        this.path = path;
        this.found = found;
    }

    /** Returns a view of the same collection, for the fields inside {@code field}, such as {@code sets[3]}. */
    public Violations in(String field) {
        return new Violations(body, path(field), found);
    }

    /** Adds a value outside its limits. */
    public void refuse(String field, String message, String rule) {
        if (!isFull()) {
            found.refused.add(new Violation(path(field), message, rule));
        }
    }

    /** A required value that is missing. The answer is then 400. */
    public void missing(String field) {
        malformed(field, "is required", "required");
    }

    /** Adds a missing or unreadable value. Only the first fault of a field is kept. */
    void malformed(String field, String message, String rule) {
        markMalformed();
        if (!isFull()) {
            var where = path(field);
            found.malformed.putIfAbsent(where, new Violation(where, message, rule));
        }
    }

    /** Makes the answer a 400, even if this value is not named. */
    void markMalformed() {
        found.isMalformed = true;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** Whether further violations would be dropped, so that the check can stop. */
    public boolean isFull() {
        return count() >= MOST;
    }

    private int count() {
        return found.malformed.size() + found.refused.size();
    }

    /**
     * Throws if there are violations.
     *
     * @throws Problem as {@link #problem}
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    /**
     * Creates the answer: 400 if any value is malformed, otherwise 422. Violations are in the order of the body's
     * fields.
     */
    public Problem problem() {
        var all = new ArrayList<>(found.malformed.values());
        all.addAll(found.refused);
        var inOrder = new FieldOrder(body).sorted(all);
        return Problem.of(found.isMalformed ? Problem.Kind.MALFORMED : Problem.Kind.REFUSED, inOrder, isFull());
    }

    private String path(String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }
}
