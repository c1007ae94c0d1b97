package topset.program.rebuild;

/** The outcome of rebuilding the data of one athlete. */
enum RebuildOutcome {
    /** The stored data of the athlete equals the rebuilt data. */
    SAME,
    /** The stored data of the athlete differs from the rebuilt data. It was not changed. */
    DIFFERENT,
    /** The stored data of the athlete differed from the rebuilt data. It was corrected. */
    APPLIED,
    /** The session events in Kafka lack events that were processed, so the athlete's data was left unchanged. */
    INCOMPLETE_LOG,
    /** The athlete's plans could not be computed or written, so the athlete's data was left unchanged. */
    FAILED
}
