package topset.session.logs;

/** The limits of imports. Sets that are logged without an import have other limits (ADR 0058). */
public final class ImportLimits {
    /** The largest size of a training log, in bytes. */
    public static final int BYTES = topset.edge.web.BodyReader.MAX_IMPORT;

    /** The largest number of lines of a training log, without its header. */
    public static final int LINES = 100_000;

    /** The largest number of characters of one line of a training log, including the notes in it. */
    public static final int CHARACTERS_OF_LINE = 50_000;

    /**
     * The largest number of lines of a log that is imported while the client waits for the answer. Longer logs are
     * imported in the background.
     */
    public static final int LINES_AT_ONCE = 500;

    /** The largest number of workouts that a preview of an import compares with the stored sessions. */
    public static final int PREVIEWED_WORKOUTS = 3_000;

    /**
     * The largest number of sets that an athlete may have after an import. The program service can process 150,000 sets
     * of an athlete at once.
     */
    public static final int SETS_OF_ATHLETE = 100_000;

    public static final String SETS_OF_ATHLETE_RULE = "sets-of-athlete";

    public static final String SETS_OF_ATHLETE_SAYS =
            "the athlete must have at most " + SETS_OF_ATHLETE + " sets after an import";

    /** The largest number of names in the mapping of an import request. */
    public static final int MAPPED_NAMES = 500;

    /** The largest number of characters of an exercise name in a training log. */
    public static final int CHARACTERS_OF_NAME = 200;

    /** The largest number of skipped lines, and of unmatched names, that a report lists. */
    public static final int LISTED = 500;

    /** The largest number of exercises that one import creates. */
    public static final int CREATED_EXERCISES = 100;

    /** The largest number of imports of a gym that may wait or run at the same time. */
    public static final int OF_GYM = 16;

    /** The number of imports of an athlete that are kept. Older imports are deleted. */
    public static final int KEPT_OF_ATHLETE = 100;

    private ImportLimits() {}
}
