package topset.edge.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import topset.store.OutgoingMessage;

class PublicationTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final PublicationTraces traces = new PublicationTraces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(ended))
                    .build())
            .build());

    @Test
    void the_trace_of_a_recorded_call_has_the_time_that_its_message_waited() {
        traces.published(
                message(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01", "ce_id", "gym/s/1")), SINCE);

        assertThat(ended.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getName()).isEqualTo("publish sets");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(span.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(SINCE.getEpochSecond()));
            assertThat(span.getAttributes().asMap().values()).contains("sets", "gym/s/1");
        });
    }

    @Test
    void messages_of_calls_that_are_not_recorded_have_no_span() {
        traces.published(message(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")), SINCE);
        traces.published(message(Map.of()), SINCE);

        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    private static OutgoingMessage message(Map<String, String> headers) {
        return new OutgoingMessage("sets", "gym/lifter", "gym/lifter", headers, new byte[0], false);
    }
}
