package topset.program.live;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of the live stream. */
interface Watcher {

    /**
     * Sends an event. The returned stage completes when the event has been written to the connection.
     *
     * @param name null for a heartbeat
     * @param id the event id from which the client can resume
     */
    CompletionStage<?> send(@Nullable String name, String id, String data);

    /** Whether the client has closed the connection. */
    boolean gone();

    void close();

    /** A client that receives server-sent events (SSE) over HTTP. */
    record OverHttp(SseEventSink sink, Sse sse) implements Watcher {
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
}
