package topset.program.rebuild;

/** The rebuild must not go on here: an operator ended it, its service stops, or another service has it. */
final class RebuildAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    RebuildAborted(String reason) {
        super(reason);
    }
}
