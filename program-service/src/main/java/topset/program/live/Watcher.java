package topset.program.live;

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
}
