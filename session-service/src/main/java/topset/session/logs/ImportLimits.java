package topset.session.logs;

/** The limits of imports. Sets that are logged without an import have other limits (ADR 0148). */
public final class ImportLimits {
    /** Of a training log. */
    public static final int BYTES = topset.edge.web.BodyReader.MAX_IMPORT;

    /** Without the header. */
    public static final int LINES = 100_000;

    /** Includes the notes. */
    public static final int CHARACTERS_OF_LINE = 50_000;

    /** A log of at most this many lines is imported while the client waits, a longer one in the background. */
    public static final int LINES_AT_ONCE = 500;

    /** A preview compares no more workouts with the stored sessions. */
    public static final int PREVIEWED_WORKOUTS = 3_000;

    public static final int MAPPED_NAMES = 500;
    public static final int CHARACTERS_OF_NAME = 200;

    /** Skipped lines, and unmatched names, in a report. */
    public static final int LISTED = 500;

    public static final int CREATED_EXERCISES = 100;

    /** How many imports of a gym may wait or run at the same time. */
    public static final int OF_GYM = 16;

    /** Older imports are deleted. */
    public static final int KEPT_OF_ATHLETE = 100;

    private ImportLimits() {}
}
