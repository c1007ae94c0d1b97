package topset.edge.identity;

/**
 * The cause of a failed authentication: too many tokens from the client's address were rejected. Further tokens from
 * this address are rejected without verification, unless the service has verified them before and still has them in its
 * cache.
 */
final class TooManyRejectedTokens extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRejectedTokens() {
        super("too many rejected tokens", null, false, false);
    }
}
