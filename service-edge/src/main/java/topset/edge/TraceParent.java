package topset.edge;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The running request as W3C trace context: stored with its events, so that one trace runs from the POST to the target. */
public final class TraceParent {
    private TraceParent() {}

    /** As in {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}; null without a trace. */
    public static @Nullable String current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
