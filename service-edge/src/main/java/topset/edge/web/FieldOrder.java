package topset.edge.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The order in which the record of a request body declares its fields. Undeclared fields come last. */
record FieldOrder(Class<?> body) {
    private static final Pattern STEP = Pattern.compile("\\[([0-9]{1,9})]|[^.\\[\\]]+");

    private record Placed(Violation violation, String place) {}

    List<Violation> sorted(Collection<Violation> violations) {
        return violations.stream()
                .map(violation -> new Placed(violation, place(violation.field())))
                .sorted(Comparator.comparing(Placed::place)
                        .thenComparing(placed -> placed.violation().field())
                        .thenComparing(placed -> placed.violation().rule()))
                .map(Placed::violation)
                .toList();
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
