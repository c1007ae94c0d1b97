package topset.program.live;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import topset.edge.operations.TraceContext;
import topset.store.RecordedEvent;

/**
 * Adds to the trace of a recorded call how long it took until the watchers of this replica
 * were offered the call's events.
 */
@ApplicationScoped
class LiveTraces {
    private final Tracer tracer;
    private final Clock clock;

    LiveTraces(OpenTelemetry telemetry, Clock clock) {
        this.tracer = telemetry.getTracer("topset.program.live");
        this.clock = clock;
    }

    /** Records that a published event was offered to the given number of watchers. */
    void offered(RecordedEvent event, int watchers) {
        if (event.published() && TraceContext.isRecorded(event.traceParent())) {
            tracer.spanBuilder("stream " + event.type())
                    .setParent(TraceContext.read(event.traceParent()))
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(earlier(event.recordedAt().toInstant(), clock.instant()))
                    .setAttribute("topset.event", event.id())
                    .setAttribute("topset.watchers", watchers)
                    .startSpan()
                    .end();
        }
    }

    /** The database's clock may be ahead of this machine's clock. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
