package topset.program.rebuild;

/**
 * The rebuild must stop in this service: an operator ended it, the service stops, or another service runs the rebuild.
 */
final class RebuildAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    RebuildAborted(String reason) {
        super(reason);
    }
}
