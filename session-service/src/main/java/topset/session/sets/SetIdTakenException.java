package topset.session.sets;

/** Another session of the athlete has a set with this id. */
public final class SetIdTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SetIdTakenException() {
        super("a setId is already used in another session", null, false, false);
    }
}
