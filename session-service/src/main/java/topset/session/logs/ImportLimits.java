package topset.session.logs;

/** The limits of imports. Sets that are logged without an import have other limits (ADR 0058). */
public final class ImportLimits {
    /** The largest number of bytes of a file. */
    public static final int BYTES = topset.edge.web.BodyReader.MAX_IMPORT;

    /** The largest number of lines of a file, without its header. */
    public static final int LINES = 100_000;

    /** The largest number of characters of one line, including its notes. */
    public static final int CHARACTERS_OF_LINE = 50_000;

    /** The most lines that are imported before the call is answered. */
    public static final int LINES_AT_ONCE = 500;

    /** The most sets that an athlete may have after an import. The program service reads up to 150,000 at once. */
    public static final int SETS_OF_ATHLETE = 100_000;

    /** The largest number of entries of a mapping. */
    public static final int MAPPED_NAMES = 500;

    /** The largest number of characters of an exercise's name in a log. */
    public static final int CHARACTERS_OF_NAME = 200;

    /** The most skipped lines and the most unmatched names that are listed one by one. */
    public static final int LISTED = 500;

    /** The most imports of a gym that wait or run at once. */
    public static final int OF_GYM = 16;

    /** The most imports of an athlete that are kept, the newest ones. */
    public static final int KEPT_OF_ATHLETE = 100;

    private ImportLimits() {}
}
