package topset.session.imports;

/** The state of an import. */
enum LogImportState {
    WAITING,
    RUNNING,
    DONE,

    /** It stopped at a fault. What it added is there and can be undone. */
    FAILED,
    UNDOING,
    UNDONE
}
