package topset.local.process;

import java.time.Duration;

/**
 * Receives reports about the progress of a local stack's start. Several threads may call the methods at the same time.
 */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** Reports that a part of the local stack is ready. {@code took} is the duration of its start. */
    void ready(Part part, Duration took);
}
