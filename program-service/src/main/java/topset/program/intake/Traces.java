package topset.program.intake;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import topset.edge.operations.TraceContext;
import topset.program.sets.FactsChanged;

/**
 * Continues the trace of the request that logged a set. The Kafka consumer's span cannot, because a batch has the sets
 * of many requests.
 */
@ApplicationScoped
public class Traces {
    private final Tracer tracer;

    public Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("topset.program.intake");
    }

    /** The caller must end the span. */
    record Recomputation(FactsChanged change, Span span) {}

    Recomputation begin(FactsChanged change) {
        var requested = change.traceParent();
        var builder = tracer.spanBuilder("recompute targets")
                .setAttribute("topset.gym", change.athlete().gym());
        if (requested != null) {
            builder.setParent(TraceContext.read(requested));
        }
        var span = builder.startSpan();
        var own = TraceContext.write(Context.current().with(span));
        return new Recomputation(own == null ? change : change.tracedBy(own), span);
    }
}
