package topset.local.process;

import java.time.Duration;

/** Listens to the start of a stack. Called from several threads. */
public interface Progress {

    Progress NONE = (part, took) -> {};

    /** {@code part} serves. Its start took {@code took}. */
    void ready(Part part, Duration took);
}
