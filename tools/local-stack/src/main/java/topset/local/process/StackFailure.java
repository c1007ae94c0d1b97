package topset.local.process;

/** Thrown if the local stack cannot start or continue. The message of the exception is one sentence for the user. */
public final class StackFailure extends RuntimeException {

    private final int exitCode;

    public StackFailure(String sentence) {
        this(sentence, 0);
    }

    StackFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = 0;
    }

    public int exitCode() {
        return exitCode;
    }
}
