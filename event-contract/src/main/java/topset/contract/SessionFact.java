package topset.contract;

/** A public event of the session service, on {@link Topics#SESSION_EVENTS} (events.md). */
public sealed interface SessionFact
        permits SessionStarted, SetCompleted, SetCorrected, SetRemoved, SessionFinished, AthleteErased {

    /** Tenant, {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Unique within the gym only, {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
