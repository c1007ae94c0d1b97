package topset.edge.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One answer names every fault of a body (ADR 0140), up to {@link #MOST}. */
public final class Violations {
    /** The check of a body stops at this number. */
    public static final int MOST = 1_000;

    private static final Pattern STEP = Pattern.compile("\\[([0-9]{1,9})]|[^.\\[\\]]+");

    private final Class<?> body;
    private final String path;
    private final CollectedViolations found;

    /** Views of nested fields share this object. */
    private static final class CollectedViolations {
        private final List<Violation> all = new ArrayList<>();
        private final Set<String> missing = new HashSet<>();
    }

    /** @param body the type of the request body */
    public Violations(Class<?> body) {
        this(body, "", new CollectedViolations());
    }

    private Violations(Class<?> body, String path, CollectedViolations found) {
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
            found.all.add(new Violation(path(field), message, rule));
        }
    }

    /** A body with a missing value is answered with 400 (malformed), even if the list is full and does not contain it. */
    public void missing(String field) {
        if (found.missing.add(path(field))) {
            refuse(field, "is required", "required");
        }
    }

    public boolean isEmpty() {
        return found.all.isEmpty();
    }

    public boolean isFull() {
        return found.all.size() >= MOST;
    }

    public void throwIfAny() {
        if (!isEmpty()) {
            throw problem();
        }
    }

    /**
     * 400 if any value is missing, otherwise 422. Violations are in the order in which the body's record declares its
     * fields; those of undeclared fields come last.
     */
    public Problem problem() {
        var inOrder = found.all.stream()
                .map(violation -> new Placed(violation, place(violation.field())))
                .sorted(Comparator.comparing(Placed::place)
                        .thenComparing(placed -> placed.violation().field())
                        .thenComparing(placed -> placed.violation().rule()))
                .map(Placed::violation)
                .toList();
        return Problem.of(found.missing.isEmpty() ? Problem.Kind.REFUSED : Problem.Kind.MALFORMED, inOrder, isFull());
    }

    private record Placed(Violation violation, String place) {}

    private String path(String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }

    /** The declared position of each field on the path, outermost field first. */
    private String place(String field) {
        var place = new StringBuilder();
        Type type = body;
        var step = STEP.matcher(field);
        while (step.find()) {
            if (step.group(1) == null) {
                var fields = fields(type);
                var names = Arrays.stream(fields).map(RecordComponent::getName).toList();
                var position = names.indexOf(step.group());
                append(place, position < 0 ? Integer.MAX_VALUE : position);
                type = position < 0 ? Object.class : fields[position].getGenericType();
            } else {
                append(place, Integer.parseInt(step.group(1)));
                type = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
            }
        }
        return place.toString();
    }

    private static void append(StringBuilder place, int position) {
        place.append("%010d".formatted(position));
    }

    private static RecordComponent[] fields(Type type) {
        return type instanceof Class<?> record && record.isRecord()
                ? record.getRecordComponents()
                : new RecordComponent[0];
    }
}
