package topset.edge.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of a request body and lets Jackson continue to read the body, so that one answer can name several
 * faults: unknown fields, values of the wrong kind, unreadable texts. A number of the wrong kind and invalid JSON still
 * end the reading.
 */
final class FaultCollector extends DeserializationProblemHandler {
    private final Violations found;

    FaultCollector(Violations found) {
        this.found = found;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        if (found.isFull()) {
            return false;
        }
        // Jackson may buffer unknown fields until it has created the record. By then the parser is behind them, so its
        // current path is the path of the record and does not contain the field.
        var place = place(context.getParser());
        found.malformed(
                parser.equals(context.getParser()) ? place : JsonFaults.join(place, name),
                JsonFaults.UNKNOWN_FIELD,
                "unknown-field");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String failure) {
        return collected(context, context.constructType(type)) ? null : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            @Nullable JsonToken token,
            JsonParser parser,
            @Nullable String failure)
            throws IOException {
        if (!collected(context, type)) {
            return NOT_HANDLED;
        }
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String failure) {
        return collected(context, context.constructType(type)) ? null : NOT_HANDLED;
    }

    private boolean collected(DeserializationContext context, JavaType type) {
        var place = place(context.getParser());
        if (place.isEmpty() || type.isPrimitive() || found.isFull()) {
            return false;
        }
        found.malformed(place, JsonFaults.expected(type.getRawClass()), "wrong-type");
        return true;
    }

    /** Such as {@code sets[3].load}. */
    private static String place(JsonParser parser) {
        var place = "";
        for (var context = parser.getParsingContext(); context != null; context = context.getParent()) {
            if (context.inArray() && context.hasCurrentIndex()) {
                place = JsonFaults.join("[" + context.getCurrentIndex() + "]", place);
            } else if (context.inObject() && context.hasCurrentName()) {
                place = JsonFaults.join(context.getCurrentName(), place);
            }
        }
        return place;
    }
}
