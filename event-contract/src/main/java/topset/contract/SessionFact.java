package topset.contract;

/** A public event on {@link Topics#SESSION_EVENTS}. */
public sealed interface SessionFact permits SessionStarted, CompletedSet, SetRemoved, SessionFinished, AthleteErased {

    /** Matches {@code [a-z0-9-]{1,63}}. */
    String gym();

    /** Unique only within the gym; matches {@code [A-Za-z0-9._:-]{1,64}}. */
    String athleteId();
}
