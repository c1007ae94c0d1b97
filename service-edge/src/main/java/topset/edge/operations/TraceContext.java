package topset.edge.operations;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The W3C header {@code traceparent} connects all steps from the POST of a set to the new target in one trace. The
 * format is always W3C's, even if other propagators are configured, because the header is stored.
 */
public final class TraceContext {
    private static final String TRACE_PARENT = "traceparent";
    private static final int HEXADECIMAL = 16;
    private static final int SAMPLED = 1;
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    /** The carrier is the text of the header itself. */
    private static final TextMapGetter<String> HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
            return List.of(TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String key) {
            return key.equals(TRACE_PARENT) ? traceParent : null;
        }
    };

    private TraceContext() {}

    /** Such as {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}; null if there is no trace. */
    public static @Nullable String current() {
        return write(Context.current());
    }

    /** Null if the context has no span. */
    public static @Nullable String write(Context context) {
        var span = Span.fromContext(context).getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /**
     * Continues the trace of the header. A missing or malformed header gives the root context, which starts a trace.
     */
    public static Context read(@Nullable String traceParent) {
        return traceParent == null ? Context.root() : W3C.extract(Context.root(), traceParent, HEADER);
    }

    /** Reads only the flags at the end of the value, because this method is called for every message. */
    public static boolean isRecorded(@Nullable String traceParent) {
        return traceParent != null
                && !traceParent.isEmpty()
                && (Character.digit(traceParent.charAt(traceParent.length() - 1), HEXADECIMAL) & SAMPLED) == SAMPLED;
    }

    /** Null if the value is malformed and so may not be stored. */
    public static @Nullable String wellFormed(@Nullable String traceParent) {
        return write(read(traceParent));
    }
}
