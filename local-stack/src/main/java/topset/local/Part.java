package topset.local;

/**
 * One running part of the stack: a server that can be stopped in an orderly way, killed without warning, and started
 * again on the data it left. Every call returns when the part is up, respectively gone.
 */
public interface Part {

    /** How a person calls it, as in "PostgreSQL". */
    String name();

    /**
     * Starts the part and waits until it serves.
     *
     * @throws StackFailure with one clear sentence if it does not
     */
    void start();

    /** Ends the part as an operator would (SIGTERM or its like); does nothing when it is not running. */
    void stop();

    /** Ends the part as a power cut would (SIGKILL); does nothing when it is not running. */
    void kill();

    boolean running();
}
