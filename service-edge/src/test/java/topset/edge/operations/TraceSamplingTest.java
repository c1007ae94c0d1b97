package topset.edge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceSamplingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Context SAMPLED = TraceContext.read("00-" + TRACE + "-00f067aa0ba902b7-01");
    private static final Context NOT_SAMPLED = TraceContext.read("00-" + TRACE + "-00f067aa0ba902b7-00");

    private final Sampler never = new TraceSampling.OfCalls(Sampler.alwaysOff());
    private final Sampler always = new TraceSampling.OfCalls(Sampler.alwaysOn());

    @Test
    void a_caller_cannot_have_a_call_recorded_nor_prevent_it() {
        assertThat(decision(never, SAMPLED, SpanKind.SERVER)).isEqualTo(SamplingDecision.DROP);
        assertThat(decision(always, NOT_SAMPLED, SpanKind.SERVER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void what_comes_by_kafka_follows_the_call_that_began_it() {
        assertThat(decision(never, SAMPLED, SpanKind.CONSUMER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decision(always, NOT_SAMPLED, SpanKind.CONSUMER)).isEqualTo(SamplingDecision.DROP);
    }

    private static SamplingDecision decision(Sampler sampler, Context parent, SpanKind kind) {
        return sampler.shouldSample(parent, TRACE, "POST /v1/sessions", kind, Attributes.empty(), List.of())
                .getDecision();
    }
}
