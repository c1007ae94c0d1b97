package topset.edge.identity;

/**
 * The cause of a failed authentication: too many tokens from the client's address were rejected. A token that is not in
 * the cache is then rejected without verification.
 */
final class TooManyRejectedTokens extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRejectedTokens() {
        super("too many rejected tokens", null, false, false);
    }
}
