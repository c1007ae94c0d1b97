package topset.program.rules.validation;

/**
 * The limits on the data of one athlete, program or gym. The limits are far above normal use. They ensure that the data
 * of one athlete cannot delay other athletes (ADR 0034).
 */
public final class Limits {

    /** The largest size of a Kafka message of this service, in bytes. Kafka's own limit is one megabyte. */
    public static final int MESSAGE_BYTES = 256_000;

    /** The largest number of sets in a session; removed sets do not count. */
    public static final int SETS_A_SESSION = 500;

    /**
     * The largest number of sets in all sessions that start on the same date. The date is the local date in the UTC
     * offset of the session. Removed sets do not count.
     */
    public static final int SETS_A_DATE = 1_000;

    /**
     * The largest number of sets of an athlete that are held in memory at once: twenty sets a day for twenty years,
     * which need about 60 MB.
     */
    public static final int SETS_AT_ONCE = 150_000;

    /**
     * The largest number of programs that an athlete may start within a year, including finished and cancelled
     * programs.
     */
    public static final int PROGRAMS_A_YEAR = 40;

    /** The largest number of programs of an athlete in total: twenty a year for ten years. */
    public static final int PROGRAMS = 200;

    /** The largest number of lifts in a program. */
    public static final int LIFTS = 60;

    /**
     * The largest number of weeks between the start of a program and today, if the start is in the past. There is a
     * limit because every week since the start is computed.
     */
    public static final int WEEKS_BACK = 52;

    /** The largest number of weeks between the start of an imported program and the import: ten years. */
    public static final int WEEKS_OF_IMPORT = 522;

    /** The largest number of training days in a program's week. */
    public static final int DAYS = 7;

    /** The largest number of characters in a written reason. */
    public static final int REASON = 1_000;

    /** The largest number of characters in the written reasons of all lifts of a program together. */
    public static final int REASONS_OF_A_PROGRAM = 20_000;

    /** The largest number of loads in a list of fixed weights. */
    public static final int LOADS = 500;

    /** The largest number of loads in the lists of fixed weights of all lifts of a program together. */
    public static final int LOADS_OF_A_PROGRAM = 6_000;

    /** The largest number of different plates of a barbell. */
    public static final int KINDS_OF_PLATE = 20;

    /** The largest number of bars of a gym. */
    public static final int BARS = 20;

    /** The largest number of machines of a gym. */
    public static final int MACHINES = 50;

    /** The largest number of exercises that one bar or machine of a gym lists. */
    public static final int EXERCISES_OF_A_MACHINE = 50;

    /** The largest number of dumbbell weights of a gym, or of loads of one machine. */
    public static final int LOADS_OF_A_GYM = 100;

    /** The largest number of characters in the name of a bar or machine. */
    public static final int NAME = 100;

    /** The largest number of pauses in a program. */
    public static final int PAUSES = 100;

    /** The largest number of a coach's overrides of targets in a program. */
    public static final int OVERRIDES = 500;

    /** The largest number of deloads that a coach can plan in a program. */
    public static final int DELOADS = 500;

    /** The largest number of changes of lifts in a program. */
    public static final int LIFT_CHANGES = 500;

    /**
     * The largest number of changes of a program's lifts that are caused by the gym's equipment. This is enough to
     * change every lift each month for about three years.
     */
    public static final int GYM_LIFT_CHANGES = 2_000;

    /** The largest number of changes of a program by a coach, including changes that were reverted. */
    public static final int PROGRAM_CHANGES = 2_000;

    /** The largest number of changes of a program's weekdays. */
    public static final int WEEKDAY_CHANGES = 500;

    /** The largest number of bodyweights of an athlete: one a day for ten years. */
    public static final int BODYWEIGHTS = 4_000;

    /** The largest number of changes of an athlete's time zone. */
    public static final int TIME_ZONES = 500;

    /** The largest number of changes between injured and not injured in an athlete's profile. */
    public static final int INJURIES = 500;

    private Limits() {}
}
