package topset.contract;

/** A public event of the session service on the topic {@link Topics#SESSION_EVENTS}. */
public sealed interface SessionFact
        permits SessionStarted, SetCompleted, SetCorrected, SetRemoved, SessionFinished, AthleteErased {

    /** Returns the gym, which is the tenant: {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Returns the athlete's id, which is unique only within the gym: {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
