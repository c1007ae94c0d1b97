package topset.program.live;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of the live stream. */
interface Watcher {

    /**
     * Sends an event. The stage completes when the event is on its way.
     *
     * @param name null for a heartbeat
     * @param id the event id to resume from
     */
    CompletionStage<?> send(@Nullable String name, String id, String data);

    /** Whether the client has left. */
    boolean gone();

    void close();
}
