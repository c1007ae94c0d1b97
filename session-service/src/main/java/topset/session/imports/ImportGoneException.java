package topset.session.imports;

/** The athlete was erased, or another replica of the service has ended the import. */
final class ImportGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportGoneException() {
        super("the import was erased or has ended", null, false, false);
    }
}
