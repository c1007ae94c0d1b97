package topset.contract;

/** A public event of the program service, on {@link Topics#PROGRAM_EVENTS} (events.md). */
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

    /** Tenant, {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Unique within the gym only, {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
