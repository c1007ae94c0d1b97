package topset.local.process;

/**
 * One part of the local stack: a server that can be stopped, killed, and started again with its data. A start returns
 * when the part is ready; a stop or kill returns when the part has ended.
 */
public interface Part {

    String name();

    /**
     * Starts the part and waits until it is ready.
     *
     * @throws StackFailure if the part does not become ready; the message is one sentence for the user
     */
    void start();

    /** Stops the part in an orderly way (SIGTERM or similar). Does nothing if the part is not running. */
    void stop();

    /**
     * Kills the part without a warning (SIGKILL), to simulate a power failure. Does nothing if the part is not running.
     */
    void kill();

    boolean running();
}
