package topset.session.logging;

/**
 * How much one athlete can log. Nobody trains that much: the limits keep one athlete's token from filling the service for everybody (issue
 * 13, ADR 0071). What goes past one is refused with 422 and the rule named here; a repeat of what is stored never is.
 */
public final class TrainingLimits {
    /** Sets ever logged in one session, removed ones too. */
    public static final int SETS_OF_SESSION = 500;

    /** Sets ever logged by an athlete in all sessions that started on one date, removed ones too; the date is the lifter's own. */
    public static final int SETS_OF_DATE = 1_000;

    /** Sessions of an athlete that started on one date; the date is the lifter's own. */
    public static final int SESSIONS_OF_DATE = 50;

    /** Revision of a set from which it is no longer corrected, only removed; the first has number 1. */
    public static final int REVISIONS_OF_SET = 100;

    /** Sets in one batch. */
    public static final int SETS_OF_BATCH = 500;

    /** Characters of a note, in UTF-16. */
    public static final int CHARACTERS_OF_NOTE = 1_000;

    /** Bytes of JSON of one session's sets as they are read back: then they come in pages. */
    public static final int BYTES_OF_SETS = 256_000;

    static final String SETS_OF_SESSION_RULE = "sets-of-session";
    static final String SETS_OF_DATE_RULE = "sets-of-date";
    static final String SESSIONS_OF_DATE_RULE = "sessions-of-date";
    static final String REVISIONS_OF_SET_RULE = "revisions-of-set";

    /** For the description of the calls that log sets. */
    static final String OF_SETS = " At most " + SETS_OF_SESSION + " sets a session (rule " + SETS_OF_SESSION_RULE
            + ") and " + SETS_OF_DATE + " sets an athlete and training date (rule " + SETS_OF_DATE_RULE
            + "), removed ones included. The date is that of the session's startedAt, as it is written.";

    private TrainingLimits() {}
}
