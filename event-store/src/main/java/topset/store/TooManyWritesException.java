package topset.store;

/** The queue of writes is full. Nothing of this write is stored; the client may send it again later. */
public final class TooManyWritesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooManyWritesException(String gym) {
        super("Too many writes are waiting, of gym " + gym + " or of all gyms", null, false, false);
    }
}
