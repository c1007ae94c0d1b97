package topset.local.process;

/** Thrown if the local stack cannot start or continue. The message of the exception is one sentence for the user. */
public final class StackFailure extends RuntimeException {

    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
