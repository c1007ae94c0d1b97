package topset.program.intake;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;

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

    /** The caller must end the span. {@code traceParent} names it; null if it cannot be named. */
    record Recomputation(Span span, @Nullable String traceParent) {}

    /** {@code requested} is the trace of the request; null if it is unknown. */
    Recomputation begin(String gym, @Nullable String requested) {
        var builder = tracer.spanBuilder("recompute targets").setAttribute("topset.gym", gym);
        if (requested != null) {
            builder.setParent(TraceContext.read(requested));
        }
        var span = builder.startSpan();
        var own = TraceContext.write(Context.current().with(span));
        return new Recomputation(span, own == null ? requested : own);
    }
}
