package topset.edge.identity;

/**
 * The cause of a failed authentication: too many tokens from this address were rejected, so unknown tokens are not
 * verified.
 */
final class TooManyRejectedTokens extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRejectedTokens() {
        super("too many rejected tokens", null, false, false);
    }
}
