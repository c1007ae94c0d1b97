package topset.edge.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;

/** Reads those lines of a file that a service imports. One file may contain the lines of both services. */
final class LineParser {
    /** The type of the last line of a file. If it is missing, the end of the file was lost. */
    static final String END = "export-end";

    /** All types. No service imports the first line of a file, seen flags, the audit and the last line. */
    private static final List<String> TYPES = List.of("""
            export session set correction removal finish exercise exercise-retirement gym program-template
            program-template-retirement athlete profile program lift override override-removal deload deload-removal
            pause resume program-end weekdays note seen-flag audit export-end""".split("\\s+"));

    private static final String ONE_OF_TYPES = "must be one of " + String.join(", ", TYPES);
    private static final String RULE = "line";
    private static final JsonFactory JSON = new JsonFactory();

    private final StrictJson json;
    private final Map<String, Class<? extends Line>> records = new HashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();

    /** @param lines records, or sealed interfaces of records */
    LineParser(StrictJson json, List<Class<? extends Line>> lines) {
        this.json = json;
        lines.forEach(this::add);
    }

    private void add(Class<? extends Line> lines) {
        if (lines.isSealed()) {
            for (var each : lines.getPermittedSubclasses()) {
                add(each.asSubclass(Line.class));
            }
        } else {
            records.put(lines.getAnnotation(JsonTypeName.class).value(), lines);
            for (var each : lines.getRecordComponents()) {
                fields.add(each.getName());
            }
        }
    }

    /** The type of a line, and its fields that are not null; no fields if the line is no JSON after its type. */
    record Outline(String type, @Nullable Set<String> fields) {

        /** @throws Problem if the line is no JSON object with a known type */
        static Outline of(byte[] line) {
            String type = null;
            var fields = new HashSet<String>();
            try (var parser = JSON.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw Problem.malformed("A line must be a JSON object");
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    var value = parser.nextToken();
                    if (type == null && value == JsonToken.VALUE_STRING && "type".equals(name)) {
                        type = known(parser.getText());
                    }
                    if (value != JsonToken.VALUE_NULL) {
                        fields.add(name);
                    }
                    parser.skipChildren();
                }
            } catch (IOException e) {
                if (type == null) {
                    throw Problem.malformed("A line must be a JSON object in UTF-8");
                }
                return new Outline(type, null);
            }
            if (type == null) {
                throw Problem.malformed("type", ONE_OF_TYPES);
            }
            return new Outline(type, fields);
        }

        private static String known(String type) {
            if (!TYPES.contains(type)) {
                throw Problem.refused("type", ONE_OF_TYPES, "line-type");
            }
            return type;
        }
    }

    /**
     * Reads a line, without a check of its values. Returns null if the service does not import lines of this type.
     * Throws a problem 422 with rule {@code line} if the line has a field of another type, or lacks a field of its
     * type; otherwise as {@link StrictJson#parse}.
     */
    @Nullable
    Line parse(byte[] line, Outline outline) {
        var record = records.get(outline.type());
        if (record == null) {
            return null;
        }
        if (outline.fields() != null) {
            checkFields(outline.type(), record, outline.fields());
        }
        return json.parse(new ByteArrayInputStream(line), record);
    }

    private void checkFields(String type, Class<? extends Line> record, Set<String> present) {
        var found = new Violations(record);
        var others = new LinkedHashSet<>(fields);
        for (var component : record.getRecordComponents()) {
            others.remove(component.getName());
            if (isRequired(component) && !present.contains(component.getName())) {
                found.refuse(component.getName(), "is required in a line of type " + type, RULE);
            }
        }
        others.retainAll(present);
        others.forEach(name -> found.refuse(name, "must be absent in a line of type " + type, RULE));
        found.throwIfAny();
    }

    /** {@link StrictJson} reports a missing field that is annotated {@code @NotNull}: each line has these fields. */
    private static boolean isRequired(RecordComponent component) {
        var type = component.getAnnotatedType();
        return !type.isAnnotationPresent(Nullable.class) && !type.isAnnotationPresent(NotNull.class);
    }
}
