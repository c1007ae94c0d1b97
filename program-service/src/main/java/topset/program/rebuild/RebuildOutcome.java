package topset.program.rebuild;

/** The outcome of a rebuild for one athlete. */
enum RebuildOutcome {
    /** Nothing differs. */
    SAME,
    /** Something differs; nothing was changed. */
    DIFFERENT,
    /** Something differed, and is written. */
    APPLIED,
    /** The log lacks events that were processed; left alone. */
    INCOMPLETE_LOG,
    /** The athlete could not be folded or written; left alone. */
    FAILED
}
