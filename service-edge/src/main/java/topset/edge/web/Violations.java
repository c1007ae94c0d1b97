package topset.edge.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the violations of a request body, up to {@link #MOST}, so that one answer names every fault (ADR 0027). */
public final class Violations {
    /** The number of violations at which the check of a body stops. */
    public static final int MOST = 1_000;

    private final Class<?> body;
    private final String path;
    private final Found found;

    /** The violations of one request body. Views of nested fields share this object. */
    private static final class Found {
        private final Map<String, Violation> malformed = new LinkedHashMap<>();
        private final List<Violation> refused = new ArrayList<>();
        private boolean isMalformed;
    }

    /** Creates an empty collection of violations for a request body of type {@code body}. */
    public Violations(Class<?> body) {
        this(body, "", new Found());
    }

    private Violations(Class<?> body, String path, Found found) {
        this.body = body;
        this.path = path;
        this.found = found;
    }

    /** Returns a view of this collection for the nested fields of {@code field}, such as {@code sets[3]}. */
    public Violations in(String field) {
        return new Violations(body, path(field), found);
    }

    /** Adds a violation to this collection: the value of a field violates a rule. */
    public void refuse(String field, String message, String rule) {
        if (!isFull()) {
            found.refused.add(new Violation(path(field), message, rule));
        }
    }

    /**
     * Adds the violation that a required value is missing. The answer to a body with a missing value is 400
     * (malformed).
     */
    public void missing(String field) {
        malformed(field, "is required", "required");
    }

    /**
     * Adds the violation that a value is missing or unreadable. Only the first such violation of each field is kept.
     */
    void malformed(String field, String message, String rule) {
        markMalformed();
        if (!isFull()) {
            var where = path(field);
            found.malformed.putIfAbsent(where, new Violation(where, message, rule));
        }
    }

    /**
     * Ensures that the answer is 400 (malformed), even if the list is full and does not contain the malformed value.
     */
    void markMalformed() {
        found.isMalformed = true;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** Whether the collection is full, so that the check of the body can stop. */
    public boolean isFull() {
        return count() >= MOST;
    }

    private int count() {
        return found.malformed.size() + found.refused.size();
    }

    /**
     * Throws a problem if the body has violations.
     *
     * @throws Problem as {@link #problem}
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    /**
     * Creates the problem: 400 if any value is missing or unreadable, otherwise 422. Violations are in the order of the
     * body's fields.
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
