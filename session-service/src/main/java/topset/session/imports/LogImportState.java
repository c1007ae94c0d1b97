package topset.session.imports;

/** The state of an import of a training log, or of the undo of the import. */
enum LogImportState {
    WAITING,
    RUNNING,
    DONE,

    /** The import stopped at an error. The sets that it has added are stored, and the import can be undone. */
    FAILED,
    UNDOING,
    UNDONE
}
