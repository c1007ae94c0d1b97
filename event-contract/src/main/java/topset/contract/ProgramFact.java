package topset.contract;

/** A public event of the program service on the topic {@link Topics#PROGRAM_EVENTS}. */
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

    /** Returns the gym, which is the tenant: {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Returns the athlete's id, which is unique only within the gym: {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
