package topset.edge.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One answer names every fault of a body (ADR 0027), up to {@link #MOST}. */
public final class Violations {
    /** The check of a body stops at this number. */
    public static final int MOST = 1_000;

    private final Class<?> body;
    private final String path;
    private final Found found;

    /** Views of nested fields share this object. */
    private static final class Found {
        private final Map<String, Violation> malformed = new LinkedHashMap<>();
        private final List<Violation> refused = new ArrayList<>();
        private boolean isMalformed;
    }

    /** @param body the type of the request body */
    public Violations(Class<?> body) {
        this(body, "", new Found());
    }

    private Violations(Class<?> body, String path, Found found) {
        this.body = body;
        this.path = path;
        this.found = found;
    }

    /** A view for the nested fields of {@code field}, such as {@code sets[3]}. */
    public Violations in(String field) {
        return new Violations(body, path(field), found);
    }

    public void refuse(String field, String message, String rule) {
        if (!isFull()) {
            found.refused.add(new Violation(path(field), message, rule));
        }
    }

    /** A body with a missing value is answered with 400 (malformed). */
    public void missing(String field) {
        malformed(field, "is required", "required");
    }

    /** Only the first such violation of each field is kept. */
    void malformed(String field, String message, String rule) {
        markMalformed();
        if (!isFull()) {
            var where = path(field);
            found.malformed.putIfAbsent(where, new Violation(where, message, rule));
        }
    }

    /** The answer is 400, even if the list is full and does not contain the malformed value. */
    void markMalformed() {
        found.isMalformed = true;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    public boolean isFull() {
        return count() >= MOST;
    }

    private int count() {
        return found.malformed.size() + found.refused.size();
    }

    /** Throws {@link #problem}. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    /** 400 if any value is missing or unreadable, otherwise 422. Violations are in the order of the body's fields. */
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
