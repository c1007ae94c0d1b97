package topset.program.rebuild;

/** The outcome of a rebuild for one athlete. */
enum RebuildOutcome {
    /** Nothing differs. */
    SAME,
    /** The data differs; it was not changed. */
    DIFFERENT,
    /** The data differed and was corrected. */
    APPLIED,
    /** The log lacks processed events; the athlete was left unchanged. */
    INCOMPLETE_LOG,
    /** The athlete could not be folded or written, and was left unchanged. */
    FAILED
}
