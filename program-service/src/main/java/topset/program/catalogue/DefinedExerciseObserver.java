package topset.program.catalogue;

/** Observes that a gym has defined an exercise. */
@FunctionalInterface
public interface DefinedExerciseObserver {

    /**
     * Handles the definition of an exercise. Called after the commit, in the thread of the request. Must return soon
     * and must not throw an exception.
     */
    void defined(String gym, String exercise);
}
