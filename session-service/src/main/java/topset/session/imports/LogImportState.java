package topset.session.imports;

/** The state of an import, or of its undo. */
enum LogImportState {
    WAITING,
    RUNNING,
    DONE,

    /** The sets that the import has added before the error are stored, and the import can be undone. */
    FAILED,
    UNDOING,
    UNDONE
}
