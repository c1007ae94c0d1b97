package topset.edge;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Bean Validation's findings as problems: a missing value is malformed (400), any other is refused (422). */
final class Constraints {
    private Constraints() {}

    static void refuse(Collection<? extends ConstraintViolation<?>> found) {
        if (!found.isEmpty()) {
            throw problem(found);
        }
    }

    static Problem problem(Collection<? extends ConstraintViolation<?>> found) {
        var missing = found.stream().filter(Constraints::isMissing).toList();
        return missing.isEmpty() ? Problem.refused(violations(found)) : Problem.malformed(violations(missing));
    }

    private static List<Violation> violations(Collection<? extends ConstraintViolation<?>> found) {
        return found.stream()
                .map(violation -> new Violation(field(violation), violation.getMessage(), rule(violation)))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::rule))
                .toList();
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        return annotation(violation) == NotNull.class;
    }

    private static Class<?> annotation(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType();
    }

    /** The constraint's name, as in {@code positive-or-zero}. */
    private static String rule(ConstraintViolation<?> violation) {
        if (isMissing(violation)) {
            return "required";
        }
        return annotation(violation)
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static String field(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            var name = node.getName();
            if (name != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
