package topset.store;

/** The queue of writes is full. Nothing was stored, so the client can send the request again later. */
public final class TooManyWritesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooManyWritesException(String gym) {
        super("Too many writes wait in the queue, of gym " + gym + " or of all gyms together", null, false, false);
    }
}
