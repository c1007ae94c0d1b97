package topset.local.process;

import java.time.Duration;

/** Listens to the start of a stack. Several threads may call the methods. */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** Reports that a part is ready. {@code took} is the duration of its start. */
    void ready(Part part, Duration took);
}
