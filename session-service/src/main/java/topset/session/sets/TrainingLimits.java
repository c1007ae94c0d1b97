package topset.session.sets;

/**
 * The limits on how much one athlete can log. They are far above the numbers of real training. They prevent one
 * athlete's token from using up the capacity that all athletes share (ADR 0032). A request beyond a limit is answered
 * 422 with the id of the limit's rule. A repeated request whose sets are already stored is never refused by a limit.
 */
public final class TrainingLimits {
    /** The largest number of sets that can be logged in one session, including removed sets. */
    public static final int SETS_OF_SESSION = 500;

    /**
     * The largest number of sets that an athlete can log in all sessions that start on one local date, including
     * removed sets.
     */
    public static final int SETS_OF_DATE = 1_000;

    /** The largest number of sessions that an athlete can start on one local date. */
    public static final int SESSIONS_OF_DATE = 50;

    /** The highest revision of a set; the first revision is 1. At the highest revision a set can only be removed. */
    public static final int REVISIONS_OF_SET = 100;

    /** The largest number of sets in one batch request. */
    public static final int SETS_OF_BATCH = 500;

    /** The largest number of characters of a note, counted in UTF-16 code units. */
    public static final int CHARACTERS_OF_NOTE = 1_000;

    /**
     * The largest number of bytes of JSON that the sets of a session may have in one answer. If the sets of a session
     * have more bytes, the answer has several pages.
     */
    public static final int BYTES_OF_SETS = 256_000;

    public static final String SETS_OF_SESSION_RULE = "sets-of-session";
    static final String SETS_OF_DATE_RULE = "sets-of-date";
    public static final String SESSIONS_OF_DATE_RULE = "sessions-of-date";
    public static final String REVISIONS_OF_SET_RULE = "revisions-of-set";

    /** The text about the limits in the OpenAPI descriptions of the calls that log sets. */
    public static final String OF_SETS =
            " At most " + SETS_OF_SESSION + " sets per session (rule " + SETS_OF_SESSION_RULE
                    + ") and " + SETS_OF_DATE + " sets per athlete and training date (rule " + SETS_OF_DATE_RULE
                    + "), including removed ones. The date is the local date of the session's startedAt.";

    private TrainingLimits() {}
}
