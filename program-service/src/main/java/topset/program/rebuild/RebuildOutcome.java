package topset.program.rebuild;

/** The outcome of a rebuild for one athlete. */
enum RebuildOutcome {
    /** The stored data equals the rebuilt data. */
    SAME,
    /** The stored data differs from the rebuilt data and was not changed. */
    DIFFERENT,
    /** The stored data differed from the rebuilt data and was corrected. */
    APPLIED,
    /** The session events in Kafka lack events that were processed, so the athlete's data was left unchanged. */
    INCOMPLETE_LOG,
    /** The athlete's plans could not be computed or written, so the athlete's data was left unchanged. */
    FAILED
}
