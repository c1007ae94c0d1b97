package topset.program.live;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends events to a client of the live stream over HTTP, as server-sent events (SSE). */
record SseWatcher(SseEventSink sink, Sse sse) implements Watcher {

    @Override
    public CompletionStage<?> send(@Nullable String name, String id, String data) {
        var event = sse.newEventBuilder().id(id);
        try {
            return sink.send(
                    name == null
                            ? event.comment(data).build()
                            : event.name(name).data(String.class, data).build());
        } catch (IllegalStateException e) {
            // The client has disconnected after the check with gone(). For a disconnected client, JAX-RS throws an
            // exception instead of returning a failed stage.
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public boolean gone() {
        return sink.isClosed();
    }

    @Override
    public void close() {
        sink.close();
    }
}
