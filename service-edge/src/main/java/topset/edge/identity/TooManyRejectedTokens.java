package topset.edge.identity;

/** Too many tokens from the client's address were rejected. Only tokens that are in the cache are still accepted. */
final class TooManyRejectedTokens extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRejectedTokens() {
        super("too many rejected tokens", null, false, false);
    }
}
