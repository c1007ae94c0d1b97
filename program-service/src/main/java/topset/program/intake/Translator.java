package topset.program.intake;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.edge.operations.TraceContext;
import topset.edge.web.ContractJson;
import topset.program.sets.Facts;
import topset.store.inbox.Incoming;

/**
 * Decodes a session event and checks it against the contract. The type must be known, and the value must be JSON that
 * matches the schema. The gym and the athlete in the value must be the same as in the headers.
 */
@ApplicationScoped
public class Translator {

    private record Form(EventType type, Schema schema) {}

    private final Map<String, Form> forms = new HashMap<>();

    public Translator() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Arrays.stream(EventType.values())
                .filter(type -> type.source() == EventType.Source.SESSION)
                .forEach(type -> forms.put(type.ceType(), new Form(type, schema(registry, type))));
    }

    /**
     * Whether an event is the erasure of its athlete. An erasure is processed even if earlier events of this athlete
     * are missing.
     */
    public static boolean erases(Incoming event) {
        return event.type().equals(EventType.ATHLETE_ERASED.ceType());
    }

    Translation translate(Incoming event) {
        var form = forms.get(event.type());
        if (form == null) {
            return new Translation.Faulty("unknown type " + event.type());
        }
        byte @Nullable [] value = event.value();
        if (value == null) {
            return new Translation.Faulty("the event has no value");
        }
        try {
            var broken = form.schema().validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON);
            if (!broken.isEmpty()) {
                return new Translation.Faulty(
                        broken.stream().limit(3).map(Object::toString).collect(Collectors.joining("; ")));
            }
            var fact = (SessionFact) ContractJson.read(value, form.type().form());
            if (!fact.gym().equals(event.athlete().gym())
                    || !fact.athleteId().equals(event.athlete().id())) {
                return new Translation.Faulty("gym or athlete in the value differ from gym or athlete in the headers");
            }
            return new Translation.Understood(new Facts.Arrived(
                    event.athlete(),
                    event.eventId(),
                    TraceContext.wellFormed(event.headers().get("traceparent")),
                    event.recordedAt(),
                    fact));
        } catch (RuntimeException e) {
            return new Translation.Faulty("not readable as " + event.type() + ": " + e.getMessage());
        }
    }

    private static Schema schema(SchemaRegistry registry, EventType type) {
        try (var resource = EventType.class.getResourceAsStream(type.schemaResource())) {
            if (resource == null) {
                throw new IllegalStateException("class path resource is missing: " + type.schemaResource());
            }
            return registry.getSchema(new String(resource.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
