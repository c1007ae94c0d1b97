package topset.contract;

/** A public event on {@link Topics#PROGRAM_EVENTS}. */
public sealed interface ProgramFact
        permits AthleteProfileChanged,
                ProgramStarted,
                LiftChanged,
                ProgramPaused,
                ProgramResumed,
                ProgramEnded,
                TargetOverridden,
                OverrideRemoved,
                DeloadPlanned,
                DeloadRemoved,
                TargetRecomputed,
                BackoffAdjusted,
                FlagsChanged,
                AthletePlansErased {

    /** The most characters of a coach's written reason. */
    int LONGEST_REASON = 1_000;

    /** Matches {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Unique only within the gym; matches {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
