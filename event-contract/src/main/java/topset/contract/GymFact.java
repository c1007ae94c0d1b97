package topset.contract;

/** A public event about a gym itself, on {@link Topics#GYM_EVENTS}. */
public sealed interface GymFact permits AthleteCoachesChanged, CoachesSeeChanged, ExerciseDefined, ExerciseRetired {

    /** Returns the gym, which is the tenant: {@code [a-z0-9-]{1,63}}. */
    String gym();
}
