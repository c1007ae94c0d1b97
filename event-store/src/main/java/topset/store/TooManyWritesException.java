package topset.store;

/**
 * Reports that the queue of writes is full. Nothing of this write is stored, so the client may send the request again
 * later.
 */
public final class TooManyWritesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooManyWritesException(String gym) {
        super("Too many writes wait in the queue, of gym " + gym + " or of all gyms together", null, false, false);
    }
}
