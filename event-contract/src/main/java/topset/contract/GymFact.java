package topset.contract;

/** A public event on {@link Topics#GYM_EVENTS}. */
public sealed interface GymFact permits AthleteCoachesChanged, CoachesSeeChanged, ExerciseDefined, ExerciseRetired {

    /** Matches {@code [a-z0-9-]{1,63}}. */
    String gym();
}
