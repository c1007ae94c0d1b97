package topset.program.operations;

/** The rebuild has no business any more: it was given up, or another has taken over. */
final class RebuildOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    RebuildOver(String reason) {
        super(reason);
    }
}
