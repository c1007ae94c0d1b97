package topset.local;

import java.time.Duration;

/** Hears how the start of a stack goes on. Called from several threads. */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** {@code part} serves, {@code took} after it was begun. */
    void ready(Part part, Duration took);
}
