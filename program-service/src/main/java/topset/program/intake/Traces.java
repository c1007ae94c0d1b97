package topset.program.intake;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.edge.TraceParent;
import topset.program.facts.FactsChanged;

/**
 * Carries the trace of the request that logged a set on to the target it led to. A batch holds the sets of many requests,
 * so the consumer's own span, one a batch, cannot.
 */
@ApplicationScoped
public class Traces {
    private static final TextMapGetter<String> TRACE_PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
            return Map.of("traceparent", traceParent).keySet();
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String key) {
            return key.equals("traceparent") ? traceParent : null;
        }
    };

    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("topset.program.intake");
    }

    /** A recomputation under way: the change, in the trace of its request, and its span, to be ended. */
    record Recomputation(FactsChanged change, Span span) {}

    Recomputation begin(FactsChanged change) {
        var requested = change.traceParent();
        var builder = tracer.spanBuilder("recompute targets")
                .setAttribute("topset.gym", change.athlete().gym());
        if (requested != null) {
            builder.setParent(W3CTraceContextPropagator.getInstance().extract(Context.root(), requested, TRACE_PARENT));
        }
        var span = builder.startSpan();
        var own = Context.current()
                .with(span)
                .wrapSupplier(() -> Optional.ofNullable(TraceParent.current()))
                .get();
        return new Recomputation(own.map(change::tracedBy).orElse(change), span);
    }
}
