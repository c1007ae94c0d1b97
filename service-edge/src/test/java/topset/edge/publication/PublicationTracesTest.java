package topset.edge.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import topset.store.OutgoingMessage;

class PublicationTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");

    private final List<SpanData> ended = new ArrayList<>();
    private final PublicationTraces traces = new PublicationTraces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(new PublishedSpans(ended))
                    .build())
            .build());

    @Test
    void the_trace_of_a_recorded_call_has_the_time_that_its_message_waited() {
        traces.published(
                message(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01", "ce_id", "gym/s/1")), SINCE);

        assertThat(ended).singleElement().satisfies(span -> {
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

        assertThat(ended).isEmpty();
    }

    private static OutgoingMessage message(Map<String, String> headers) {
        return new OutgoingMessage("sets", "gym/lifter", "gym/lifter", headers, new byte[0], false);
    }

    /** Collects the spans that have ended. */
    private record PublishedSpans(List<SpanData> spans) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
