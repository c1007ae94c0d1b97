package topset.rules.check;

import topset.contract.ProgramFact;

/**
 * The largest numbers of things in the data of one athlete, program or gym. They are far above normal use. They ensure
 * that the data of one athlete cannot delay other athletes (ADR 0143).
 */
public final class Limits {

    /** Kafka's own limit is one megabyte. */
    public static final int MESSAGE_BYTES = 256_000;

    /** Removed sets do not count. */
    public static final int SETS_A_SESSION = 500;

    /** In all sessions that start on the same date in the UTC offset of the session. Removed sets do not count. */
    public static final int SETS_A_DATE = 1_000;

    /**
     * The sets of an athlete that are held in memory at once: twenty sets a day for twenty years, which need about 60
     * MB.
     */
    public static final int SETS_AT_ONCE = 150_000;

    /** Including finished and cancelled programs. */
    public static final int PROGRAMS_A_YEAR = 40;

    /** Twenty a year for ten years. */
    public static final int PROGRAMS = 200;

    public static final int LIFTS = 60;

    /** The weeks between the start of a program and today. Every week since the start is computed. */
    public static final int WEEKS_BACK = 52;

    /** Ten years. */
    public static final int WEEKS_OF_IMPORT = 522;

    public static final int DAYS = 7;
    public static final int REASON = ProgramFact.LONGEST_REASON;
    public static final int REASONS_OF_A_PROGRAM = 20_000;
    public static final int LOADS = 500;
    public static final int LOADS_OF_A_PROGRAM = 6_000;
    public static final int KINDS_OF_PLATE = 20;
    public static final int BARS = 20;
    public static final int MACHINES = 50;
    public static final int EXERCISES_OF_A_MACHINE = 50;

    /** The dumbbell weights of a gym, or the loads of one machine. */
    public static final int LOADS_OF_A_GYM = 100;

    public static final int NAME = 100;
    public static final int PAUSES = 100;
    public static final int OVERRIDES = 500;
    public static final int DELOADS = 500;
    public static final int LIFT_CHANGES = 500;

    /** Enough to change every lift each month for about three years. */
    public static final int GYM_LIFT_CHANGES = 2_000;

    /** Including changes that were reverted. */
    public static final int PROGRAM_CHANGES = 2_000;

    public static final int WEEKDAY_CHANGES = 500;

    /** One a day for ten years. */
    public static final int BODYWEIGHTS = 4_000;

    public static final int TIME_ZONES = 500;
    public static final int INJURIES = 500;

    private Limits() {}
}
