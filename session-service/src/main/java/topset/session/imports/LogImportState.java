package topset.session.imports;

/** The state of an import. */
enum LogImportState {
    WAITING,
    RUNNING,
    DONE,

    /** The import stopped at a fault. The sets that it added are stored, and the import can be undone. */
    FAILED,
    UNDOING,
    UNDONE
}
