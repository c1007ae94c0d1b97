package topset.program.rebuild;

/**
 * Signals that a rebuild must stop on this replica: an operator ended the rebuild, this replica stops, or another
 * replica runs the rebuild.
 */
public final class RebuildAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RebuildAborted(String reason) {
        super(reason);
    }
}
