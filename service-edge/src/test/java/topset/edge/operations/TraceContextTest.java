package topset.edge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String HEADER = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void the_running_span_is_written_as_w3c_has_it() {
        var span = SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault());
        try (var _ = Span.wrap(span).makeCurrent()) {
            assertThat(TraceContext.current()).isEqualTo(HEADER);
        }
    }

    @Test
    void a_trace_that_is_not_recorded_is_written_too() {
        var span = SpanContext.create(TRACE, SPAN, TraceFlags.getDefault(), TraceState.getDefault());
        assertThat(TraceContext.write(Context.root().with(Span.wrap(span))))
                .isEqualTo("00-" + TRACE + "-" + SPAN + "-00");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-01", "-03", "-ff"})
    void a_stored_trace_is_recorded_if_its_flags_say_so(String flags) {
        assertThat(TraceContext.isRecorded("00-" + TRACE + "-" + SPAN + flags)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(strings = {"", "00-" + TRACE + "-" + SPAN + "-00", "00-" + TRACE + "-" + SPAN + "-02"})
    void other_stored_traces_are_not_recorded(@Nullable String traceParent) {
        assertThat(TraceContext.isRecorded(traceParent)).isFalse();
    }

    @Test
    void nothing_is_written_without_a_span() {
        assertThat(TraceContext.current()).isNull();
    }

    @Test
    void a_header_is_read_as_the_parent_on_another_host() {
        var parent = Span.fromContext(TraceContext.read(HEADER)).getSpanContext();

        assertThat(parent.getTraceId()).isEqualTo(TRACE);
        assertThat(parent.getSpanId()).isEqualTo(SPAN);
        assertThat(parent.isSampled()).isTrue();
        assertThat(parent.isRemote()).isTrue();
        assertThat(TraceContext.wellFormed(HEADER)).isEqualTo(HEADER);
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "not a trace",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473G-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-zz"
            })
    void a_malformed_header_starts_a_new_trace(String header) {
        assertThat(Span.fromContext(TraceContext.read(header)).getSpanContext().isValid())
                .isFalse();
        assertThat(TraceContext.wellFormed(header)).isNull();
    }
}
