package topset.edge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.store.Athlete;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

class CallTracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REQUEST = "00-" + TRACE + "-00f067aa0ba902b7-";
    private static final OffsetDateTime RECORDED = OffsetDateTime.parse("2026-11-24T12:00:00Z");

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(ended))
                    .build())
            .build();

    @Test
    void the_trace_of_a_recorded_call_has_the_time_from_storing_an_event_to_offering_it_to_the_watchers() {
        traces(RECORDED.plusSeconds(2)).offered(event(REQUEST + "01", 7), 3);

        assertThat(ended.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getName()).isEqualTo("stream WeekRecomputed.v1");
            assertThat(span.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(RECORDED.toEpochSecond()));
            assertThat(span.getAttributes().asMap().values()).containsExactlyInAnyOrder(3L, "iron-temple/program-1/4");
        });
    }

    @Test
    void the_trace_of_a_recorded_call_has_the_time_that_its_message_waited() {
        var since = RECORDED.toInstant();
        traces(RECORDED.plusSeconds(2))
                .published(message(Map.of("traceparent", REQUEST + "01", "ce_id", "gym/s/1")), since);

        assertThat(ended.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getTraceId()).isEqualTo(TRACE);
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getName()).isEqualTo("publish sets");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(span.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(since.getEpochSecond()));
            assertThat(span.getAttributes().asMap().values()).contains("sets", "gym/s/1");
        });
    }

    @Test
    void an_event_of_a_database_whose_clock_is_ahead_begins_now() {
        traces(RECORDED.minusSeconds(2)).offered(event(REQUEST + "01", 7), 3);

        assertThat(ended.getFinishedSpanItems())
                .singleElement()
                .extracting(SpanData::getStartEpochNanos)
                .isEqualTo(TimeUnit.SECONDS.toNanos(RECORDED.minusSeconds(2).toEpochSecond()));
    }

    @Test
    void calls_that_are_not_recorded_and_events_that_are_not_published_have_no_span() {
        traces(RECORDED).offered(event(REQUEST + "00", 7), 3);
        traces(RECORDED).offered(event(null, 7), 3);
        traces(RECORDED).offered(event(REQUEST + "01", 0), 3);

        traces(RECORDED).published(message(Map.of("traceparent", REQUEST + "00")), Instant.from(RECORDED));
        traces(RECORDED).published(message(Map.of()), Instant.from(RECORDED));

        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    private CallTraces traces(OffsetDateTime now) {
        return new CallTraces(telemetry, Clock.fixed(Instant.from(now), ZoneOffset.UTC));
    }

    private static RecordedEvent event(@Nullable String traceParent, long sequence) {
        return new RecordedEvent(
                11,
                new Athlete("iron-temple", "lifter-1"),
                sequence,
                "program-1",
                4,
                "WeekRecomputed.v1",
                RECORDED,
                RECORDED,
                "{}",
                traceParent);
    }

    private static OutgoingMessage message(Map<String, String> headers) {
        return new OutgoingMessage("sets", "gym/lifter", "gym/lifter", headers, new byte[0], false);
    }
}
