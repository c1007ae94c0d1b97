package topset.local.process;

/** Thrown if the local stack cannot start or continue. The message of the exception is one sentence for the user. */
public final class StackFailure extends RuntimeException {

    private final int exitCode;

    public StackFailure(String sentence) {
        this(sentence, 0);
    }

    /**
     * @param exitCode of the process that has failed
     */
    StackFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = 0;
    }

    /** Returns the exit code of the process that has failed; 0 if no process has ended. */
    public int exitCode() {
        return exitCode;
    }
}
