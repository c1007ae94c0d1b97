package topset.session.sessions;

/**
 * Far above the numbers of real training: one athlete's token cannot use up the capacity that all athletes share (ADR
 * 0143). A request beyond a limit is answered 422 with the id of the limit's rule. A repeated request whose sets are
 * already stored is never refused by a limit.
 */
public final class TrainingLimits {
    /** Includes removed sets. */
    public static final int SETS_OF_SESSION = 500;

    /** In all sessions that start on one local date, including removed sets. */
    public static final int SETS_OF_DATE = 1_000;

    /** On one local date. */
    public static final int SESSIONS_OF_DATE = 50;

    /** The first revision is 1. At the highest revision a set can only be removed. */
    public static final int REVISIONS_OF_SET = 100;

    /** After an import, including removed sets. The program service can process 150,000 sets of an athlete at once. */
    public static final int SETS_OF_ATHLETE = 100_000;

    public static final String SETS_OF_ATHLETE_RULE = "sets-of-athlete";

    public static final String SETS_OF_ATHLETE_SAYS =
            "the athlete must have at most " + SETS_OF_ATHLETE + " sets after an import";

    public static final int SETS_OF_BATCH = 500;

    /** In UTF-16 code units. */
    public static final int CHARACTERS_OF_NOTE = 1_000;

    /** In one answer. If the sets of a session have more bytes of JSON, the answer has several pages. */
    public static final int BYTES_OF_SETS = 256_000;

    public static final String SETS_OF_SESSION_RULE = "sets-of-session";
    public static final String SETS_OF_DATE_RULE = "sets-of-date";
    public static final String SESSIONS_OF_DATE_RULE = "sessions-of-date";
    public static final String REVISIONS_OF_SET_RULE = "revisions-of-set";

    /** For the OpenAPI descriptions of the calls that log sets. */
    public static final String OF_SETS =
            " At most " + SETS_OF_SESSION + " sets per session (rule " + SETS_OF_SESSION_RULE
                    + ") and " + SETS_OF_DATE + " sets per athlete and training date (rule " + SETS_OF_DATE_RULE
                    + "), including removed ones. The date is the local date of the session's startedAt.";

    private TrainingLimits() {}
}
