package topset.session.imports;

/** The import was erased, or another service has ended it. */
final class ImportGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportGoneException() {
        super("the import was erased or has ended", null, false, false);
    }
}
