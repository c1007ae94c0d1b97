package topset.edge.operations;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/**
 * Adds to the trace of a recorded call how long its messages and events waited. Messages and events of many calls are
 * sent together, so the spans of the sender would belong to no call.
 */
@ApplicationScoped
public class CallTraces {
    private static final AttributeKey<String> EVENT = AttributeKey.stringKey("topset.event");
    private static final AttributeKey<Long> WATCHERS = AttributeKey.longKey("topset.watchers");
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");

    private final Tracer tracer;
    private final Clock clock;

    public CallTraces(OpenTelemetry telemetry, Clock clock) {
        this.tracer = telemetry.getTracer("topset.edge.operations");
        this.clock = clock;
    }

    /** Records that Kafka has acknowledged a message, which was inserted into the outbox at the given time. */
    public void published(OutgoingMessage message, Instant since) {
        var traceParent = message.headers().get("traceparent");
        if (TraceContext.isRecorded(traceParent)) {
            var id = String.valueOf(message.headers().get("ce_id"));
            var attributes = Attributes.of(SYSTEM, "kafka", TOPIC, message.topic(), EVENT, id);
            add("publish " + message.topic(), traceParent, since, attributes);
        }
    }

    /** Records that this replica has offered a published event to so many clients of the live stream. */
    public void offered(RecordedEvent event, long watchers) {
        if (event.published() && TraceContext.isRecorded(event.traceParent())) {
            var since = event.recordedAt().toInstant();
            var attributes = Attributes.of(EVENT, event.id(), WATCHERS, watchers);
            add("stream " + event.type(), event.traceParent(), since, attributes);
        }
    }

    private void add(String name, @Nullable String traceParent, Instant since, Attributes attributes) {
        // The database's clock, which has measured the start, may be ahead of this machine's clock.
        var now = clock.instant();
        tracer.spanBuilder(name)
                .setParent(TraceContext.read(traceParent))
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(since.isBefore(now) ? since : now)
                .setAllAttributes(attributes)
                .startSpan()
                .end();
    }
}
