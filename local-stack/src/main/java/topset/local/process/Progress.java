package topset.local.process;

import java.time.Duration;

/** Listens to the start of a stack. Called from several threads. */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** Called when {@code part} is ready. Its start lasted {@code took}. */
    void ready(Part part, Duration took);
}
