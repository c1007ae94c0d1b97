package topset.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a request body, so that one answer names every fault (ADR 0065), up to {@link #MOST} of them. */
public final class Violations {
    /** A body is not judged further for the sake of naming more faults than anyone wants to see. */
    static final int MOST = 1_000;

    private final Class<?> body;
    private final String path;
    private final Found found;

    /** Shared by the views of one body. */
    private static final class Found {
        private final Map<String, Violation> malformed = new LinkedHashMap<>();
        private final List<Violation> refused = new ArrayList<>();
        private boolean isMalformed;
    }

    /** None so far of a body that is read as {@code body}. */
    public Violations(Class<?> body) {
        this(body, "", new Found());
    }

    private Violations(Class<?> body, String path, Found found) {
        this.body = body;
        this.path = path;
        this.found = found;
    }

    /** The same collection, for the fields inside {@code field}, as in {@code sets[3]}. */
    public Violations in(String field) {
        return new Violations(body, path(field), found);
    }

    /** A value outside its limits. */
    public void refuse(String field, String message, String rule) {
        if (!isFull()) {
            found.refused.add(new Violation(path(field), message, rule));
        }
    }

    /** A value that is missing or cannot be read; the first fault of a field says it all. */
    void malformed(String field, String message, String rule) {
        markMalformed();
        if (!isFull()) {
            var where = path(field);
            found.malformed.putIfAbsent(where, new Violation(where, message, rule));
        }
    }

    /** The request is answered 400, whether or not the value is among those that are named. */
    void markMalformed() {
        found.isMalformed = true;
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** Whether what is found from now on is neither named nor counted, so that nothing more needs to be judged. */
    public boolean isFull() {
        return count() >= MOST;
    }

    private int count() {
        return found.malformed.size() + found.refused.size();
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

    /** 400 when something is malformed, else 422; what was found, in the order of the body's fields. */
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
