package topset.edge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceSamplingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void a_caller_cannot_have_a_call_recorded_nor_prevent_it() throws IOException {
        assertThat(decision("false", "01")).isEqualTo(SamplingDecision.DROP);
        assertThat(decision("true", "00")).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    /** @param flags of the caller's traceparent */
    private static SamplingDecision decision(String traces, String flags) throws IOException {
        var defaults =
                Objects.requireNonNull(TraceSamplingTest.class.getResource("/META-INF/microprofile-config.properties"));
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(defaults, 100),
                        new PropertiesConfigSource(Map.of("TOPSET_TRACES", traces), "test", 200))
                .build();
        assertThat(config.getValue("quarkus.otel.traces.sampler", String.class)).isEqualTo("traceidratio");
        return Sampler.traceIdRatioBased(config.getValue("quarkus.otel.traces.sampler.arg", Double.class))
                .shouldSample(
                        TraceContext.read("00-" + TRACE + "-00f067aa0ba902b7-" + flags),
                        TRACE,
                        "POST /v1/sessions",
                        SpanKind.SERVER,
                        Attributes.empty(),
                        List.of())
                .getDecision();
    }
}
