package topset.edge.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.Locale;

/** A missing value is malformed (400); any other violation of Bean Validation is refused (422). */
final class Constraints {
    private Constraints() {}

    static void collect(Collection<? extends ConstraintViolation<?>> findings, Violations found) {
        for (var finding : findings) {
            if (isMissing(finding)) {
                found.missing(field(finding));
            } else {
                found.refuse(field(finding), finding.getMessage(), rule(finding));
            }
        }
    }

    private static boolean isMissing(ConstraintViolation<?> violation) {
        return annotation(violation) == NotNull.class;
    }

    private static Class<?> annotation(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType();
    }

    /** The constraint's name in lower case, as in {@code positive-or-zero}. */
    private static String rule(ConstraintViolation<?> violation) {
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
