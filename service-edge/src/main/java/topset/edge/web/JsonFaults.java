package topset.edge.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Translates Jackson's parse errors into problems that name the field. */
final class JsonFaults {
    private static final String UNKNOWN_FIELD = "there is no such field";
    private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'");

    private JsonFaults() {}

    static Problem problem(JsonProcessingException fault) {
        var path = fault instanceof JsonMappingException mapping ? path(mapping) : "";
        var cause = innermost(fault);
        if (cause instanceof StreamConstraintsException) {
            return Problem.malformed(StrictJson.TOO_MUCH);
        }
        if (cause instanceof JsonParseException parse) {
            var repeated = REPEATED.matcher(parse.getOriginalMessage());
            if (repeated.find()) {
                return malformed(join(path, repeated.group(1)), "the key is repeated", "repeated-key");
            }
        }
        if (cause instanceof JsonParseException || cause instanceof JsonEOFException) {
            var where = cause.getLocation();
            var at = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
            return path.isEmpty()
                    ? Problem.malformed("The body is not JSON" + at)
                    : malformed(path, "not JSON" + at, "not-json");
        }
        return switch (cause) {
            case UnrecognizedPropertyException unknown -> malformed(path, UNKNOWN_FIELD, "unknown-field");
            case InvalidFormatException format -> malformed(path, expected(format), "wrong-type");
            case MismatchedInputException mismatch ->
                path.isEmpty()
                        ? Problem.malformed("The body must be a JSON object")
                        : malformed(path, expected(mismatch), "wrong-type");
            default ->
                malformed(path, "the value has a JSON type or a format that this field does not accept", "wrong-type");
        };
    }

    private static Problem malformed(String field, String message, String rule) {
        return Problem.malformed(List.of(new Violation(field, message, rule)));
    }

    private static JsonProcessingException innermost(JsonProcessingException fault) {
        return fault.getCause() instanceof JsonProcessingException cause ? innermost(cause) : fault;
    }

    private static String path(JsonMappingException fault) {
        var path = new StringBuilder();
        for (var step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty() || field.startsWith("[") ? path + field : path + "." + field;
    }

    private static String expected(MismatchedInputException fault) {
        var type = fault.getTargetType();
        return type == null ? "the value has the wrong type" : expected(type);
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Integer", "int", "Long", "long" -> "expected a whole number";
            case "BigDecimal" -> "expected a number";
            case "String" -> "expected text";
            case "Boolean", "boolean" -> "expected true or false";
            case "OffsetDateTime" -> "expected an ISO-8601 time with offset, as in 2026-11-24T18:05:00+01:00";
            case "LocalDate" -> "expected a date, as in 2026-11-24";
            case "UUID" -> "expected a UUID";
            case "List" -> "expected a list";
            default -> type.isRecord() ? "expected an object" : "the value has the wrong type";
        };
    }
}
