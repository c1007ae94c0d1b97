package topset.edge;

/** Why an authentication failed: the address has sent too many tokens that were not accepted: another unknown one is not verified now. */
final class TooManyRejectedTokens extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyRejectedTokens() {
        super("too many rejected tokens", null, false, false);
    }
}
