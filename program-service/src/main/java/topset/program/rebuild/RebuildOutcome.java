package topset.program.rebuild;

/** The outcome of a rebuild for one athlete. */
enum RebuildOutcome {
    /** The stored data equals the rebuilt data. */
    SAME,
    /** The stored data differs from the rebuilt data and was not changed. */
    DIFFERENT,
    /** The stored data differed from the rebuilt data and was corrected. */
    APPLIED,
    /** The log lacks processed events; the athlete was left unchanged. */
    INCOMPLETE_LOG,
    /** The athlete's plans could not be computed or written, and were left unchanged. */
    FAILED
}
