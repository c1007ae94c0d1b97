package topset.session.imports;

/** The state of an import or of its undo. */
enum LogImportState {
    WAITING,
    RUNNING,
    DONE,

    /** The import stopped at an error. The sets that it has added are stored, and the import can be undone. */
    FAILED,
    UNDOING,
    UNDONE
}
