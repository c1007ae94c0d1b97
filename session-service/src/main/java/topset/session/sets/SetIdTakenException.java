package topset.session.sets;

/** Thrown if the id of a new set is already used by a set in another session of the athlete. */
public final class SetIdTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SetIdTakenException() {
        super("a setId is already used in another session", null, false, false);
    }
}
