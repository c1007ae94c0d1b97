package topset.session.sets;

/**
 * Limits on what one athlete can log. They are far above real training. They keep one athlete's token from filling the
 * service for all others (ADR 0032). A write beyond a limit gets 422 with the rule below; a repeat of a stored write
 * never does.
 */
public final class TrainingLimits {
    /** The most sets that can be logged in one session, including removed sets. */
    public static final int SETS_OF_SESSION = 500;

    /** The most sets that an athlete can log in all sessions that started on one local date, including removed sets. */
    public static final int SETS_OF_DATE = 1_000;

    /** The most sessions of an athlete that can start on one local date. */
    public static final int SESSIONS_OF_DATE = 50;

    /** The highest revision of a set; the first revision is 1. At the highest revision a set can only be removed. */
    public static final int REVISIONS_OF_SET = 100;

    /** The most sets in one batch. */
    public static final int SETS_OF_BATCH = 500;

    /** The most characters of a note, counted in UTF-16 units. */
    public static final int CHARACTERS_OF_NOTE = 1_000;

    /** The largest number of JSON bytes of one session's sets in an answer. More sets are answered in pages. */
    public static final int BYTES_OF_SETS = 256_000;

    public static final String SETS_OF_SESSION_RULE = "sets-of-session";
    static final String SETS_OF_DATE_RULE = "sets-of-date";
    public static final String SESSIONS_OF_DATE_RULE = "sessions-of-date";
    public static final String REVISIONS_OF_SET_RULE = "revisions-of-set";

    /** A text for the OpenAPI description of the calls that log sets. */
    public static final String OF_SETS =
            " At most " + SETS_OF_SESSION + " sets per session (rule " + SETS_OF_SESSION_RULE
                    + ") and " + SETS_OF_DATE + " sets per athlete and training date (rule " + SETS_OF_DATE_RULE
                    + "), including removed ones. The date is the local date of the session's startedAt.";

    private TrainingLimits() {}
}
