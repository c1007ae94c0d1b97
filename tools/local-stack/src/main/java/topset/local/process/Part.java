package topset.local.process;

/** A server that can be stopped, killed and started again with its data. Each method waits for its result. */
public interface Part {

    String name();

    void start();

    void stop();

    /** Kills the part without a warning (SIGKILL), as a power failure does. */
    void kill();

    boolean running();
}
