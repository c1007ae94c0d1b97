package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final OpenTelemetry TELEMETRY = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().build())
            .build();

    private final Traces traces = new Traces(TELEMETRY);

    @Test
    void a_recomputation_is_a_span_of_the_trace_of_its_request() {
        assertThat(begin("00-" + TRACE + "-" + SPAN + "-01"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01")
                .doesNotContain(SPAN);
    }

    @Test
    void a_request_that_is_not_recorded_has_its_trace_all_the_same() {
        assertThat(begin("00-" + TRACE + "-" + SPAN + "-00"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-00");
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(strings = {"not a trace", "00-" + TRACE + "-" + SPAN, "ff-" + TRACE + "-" + SPAN + "-01"})
    void without_a_well_formed_header_a_new_trace_begins(@Nullable String header) {
        assertThat(begin(header)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(TRACE);
    }

    private String begin(@Nullable String header) {
        var recomputation = traces.begin("iron-temple", header);
        recomputation.span().end();
        return Objects.requireNonNull(recomputation.traceParent());
    }
}
