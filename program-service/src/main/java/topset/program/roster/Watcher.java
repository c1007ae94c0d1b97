package topset.program.roster;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Somebody at the other end of the live stream. */
interface Watcher {

    /**
     * Tells something; the stage ends when it is on its way.
     *
     * @param name absent for a heartbeat
     * @param id where to resume
     */
    CompletionStage<?> tell(@Nullable String name, String id, String data);

    /** Whether nobody is there any more. */
    boolean gone();

    void close();
}
