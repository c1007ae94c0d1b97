package topset.local.process;

/**
 * One part of the stack: a server that can be stopped, killed, and started again on its data. Every call waits until
 * the part is up or gone.
 */
public interface Part {

    /** Returns the name that is shown to the user, such as "PostgreSQL". */
    String name();

    /**
     * Starts the part and waits until it serves.
     *
     * @throws StackFailure with one clear sentence if it does not
     */
    void start();

    /** Ends the part in an orderly way (SIGTERM or similar). Does nothing if it is not running. */
    void stop();

    /** Kills the part, as a power failure would (SIGKILL). Does nothing if it is not running. */
    void kill();

    boolean running();
}
