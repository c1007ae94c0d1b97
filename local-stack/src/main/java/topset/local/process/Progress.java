package topset.local.process;

import java.time.Duration;

/** Listens to the start of a stack. The methods are called from several threads. */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** Called when a part is ready. {@code took} is the duration of its start. */
    void ready(Part part, Duration took);
}
