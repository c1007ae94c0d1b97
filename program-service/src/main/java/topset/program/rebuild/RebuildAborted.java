package topset.program.rebuild;

/**
 * Stops a rebuild on this replica, because an operator ended the rebuild, this replica stops, or another replica runs
 * the rebuild.
 */
public final class RebuildAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RebuildAborted(String reason) {
        super(reason);
    }
}
