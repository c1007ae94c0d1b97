package topset.edge.publication;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import topset.edge.operations.TraceContext;
import topset.store.OutgoingMessage;

/**
 * Adds to the trace of a call how long its messages waited in the outbox. The relay sends the messages of many calls
 * together, so the Kafka producer's own spans would belong to no call.
 */
@ApplicationScoped
class PublicationTraces {
    private final Tracer tracer;

    PublicationTraces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("topset.edge.publication");
    }

    /** @param since the time at which the message was inserted into the outbox */
    void published(OutgoingMessage message, Instant since) {
        var requested = message.headers().get("traceparent");
        if (TraceContext.isRecorded(requested)) {
            tracer.spanBuilder("publish " + message.topic())
                    .setParent(TraceContext.read(requested))
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(since)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.destination.name", message.topic())
                    .setAttribute(
                            "topset.event", String.valueOf(message.headers().get("ce_id")))
                    .startSpan()
                    .end();
        }
    }
}
