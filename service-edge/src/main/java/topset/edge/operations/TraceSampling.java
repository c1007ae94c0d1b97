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
 * The operator's configuration decides which traces are recorded, not the caller: a call continues the trace of its
 * {@code traceparent}, but the sampled flag is ignored. Work on a Kafka message is recorded if the call that caused the
 * message was recorded.
 */
@ApplicationScoped
class TraceSampling {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "topset.traces.record", defaultValue = "false") boolean record) {
        return new OfCalls(record ? Sampler.alwaysOn() : Sampler.alwaysOff());
    }

    /** @param root decides for incoming calls; all other spans are recorded if their parent is recorded */
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
