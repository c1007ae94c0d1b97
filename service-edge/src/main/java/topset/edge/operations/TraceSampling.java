package topset.edge.operations;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which traces are recorded. The operator decides, not the caller. A call continues the trace of its {@code
 * traceparent}, but its sampled flag is ignored. Work that comes by Kafka follows the call that caused it.
 */
@ApplicationScoped
class TraceSampling {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "topset.traces.record", defaultValue = "false") boolean record) {
        return new OfCalls(record ? Sampler.alwaysOn() : Sampler.alwaysOff());
    }

    /**
     * Samples incoming calls by one sampler, and all other spans like their parents.
     *
     * @param root decides for incoming calls
     */
    record OfCalls(Sampler root, Sampler parentBased) implements Sampler {

        OfCalls(Sampler root) {
            this(root, Sampler.parentBased(root));
        }

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String traceId,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            boolean isCall = kind == SpanKind.SERVER
                    && Span.fromContext(parent).getSpanContext().isRemote();
            return (isCall ? root : parentBased).shouldSample(parent, traceId, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "OfCalls{" + root.getDescription() + "}";
        }
    }
}
