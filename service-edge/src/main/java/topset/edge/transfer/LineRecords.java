package topset.edge.transfer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;

/**
 * Reads and writes lines as records. The lines of a service are a sealed interface with a record for each type, whose
 * {@link JsonTypeName} is the type's text. A component of the record is required unless it is {@code @Nullable}.
 */
public final class LineRecords<L> {
    private static final String RULE = "line";
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<LineType, Form<L>> forms = new EnumMap<>(LineType.class);

    /** The names of the fields of all types. */
    private final Set<String> fields = new LinkedHashSet<>();

    private record Form<L>(Class<? extends L> record, Set<String> fields, Set<String> required) {}

    /** @param lines the sealed interface */
    public LineRecords(Class<L> lines) {
        for (var record : lines.getPermittedSubclasses()) {
            var own = new LinkedHashSet<String>();
            var required = new LinkedHashSet<String>();
            for (var component : record.getRecordComponents()) {
                own.add(component.getName());
                if (isRequired(component)) {
                    required.add(component.getName());
                }
            }
            fields.addAll(own);
            forms.put(type(record), new Form<>(record.asSubclass(lines), own, required));
        }
    }

    /**
     * Reads a line as the record of its type.
     *
     * @param check checks rules that annotations cannot express, as in {@link StrictJson#read}
     * @throws Problem 422 with rule {@code line} if the line has a field of another type, or lacks a field of its type;
     * otherwise as {@link StrictJson#read}
     */
    public L read(StrictJson json, LineImporter.ImportLine line, BiConsumer<? super L, Violations> check) {
        var form = Objects.requireNonNull(forms.get(line.type()));
        present(line).ifPresent(present -> checkFields(form, line.type(), present));
        return json.read(line.json(), form.record(), check);
    }

    private void checkFields(Form<L> form, LineType type, Set<String> present) {
        var found = new Violations(form.record());
        for (var name : form.required()) {
            if (!present.contains(name)) {
                found.refuse(name, "is required in a line of type " + type, RULE);
            }
        }
        for (var name : fields) {
            if (present.contains(name) && !form.fields().contains(name)) {
                found.refuse(name, "must be absent in a line of type " + type, RULE);
            }
        }
        found.throwIfAny();
    }

    /** The line of an export with the components of a record. */
    public static ExportedEvents.Content content(Object line) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var component : line.getClass().getRecordComponents()) {
            fields.put(component.getName(), value(component, line));
        }
        return new ExportedEvents.Content(type(line.getClass()), fields);
    }

    private static @Nullable Object value(RecordComponent component, Object line) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(line);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LineType type(Class<?> record) {
        var name = record.getAnnotation(JsonTypeName.class).value();
        return LineType.of(name).orElseThrow(() -> new IllegalStateException("no type of a line: " + name));
    }

    /** {@link StrictJson} reports a missing field that is annotated {@code @NotNull}: each line has these fields. */
    private static boolean isRequired(RecordComponent component) {
        var type = component.getAnnotatedType();
        return !type.isAnnotationPresent(Nullable.class) && !type.isAnnotationPresent(NotNull.class);
    }

    /** The names of the fields that are not null. Empty if the line is no JSON object, which {@link StrictJson} reports. */
    private static Optional<Set<String>> present(LineImporter.ImportLine line) {
        var present = new HashSet<String>();
        try (var parser = JSON.createParser(line.json())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_NULL) {
                    present.add(name);
                }
                parser.skipChildren();
            }
            return Optional.of(present);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
