package topset.store;

/** More writes wait than the service commits in a moment; nothing of this one is stored. It may be sent again later. */
public final class TooManyWritesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyWritesException(String gym) {
        super("Too many writes of gym " + gym + ", or of all gyms, wait", null, false, false);
    }
}
