package topset.program.catalogue;

/** Observes the definitions of exercises: is called each time a gym has defined an exercise of its own. */
@FunctionalInterface
public interface DefinedExerciseObserver {

    /**
     * Handles the definition of an exercise. The method is called after the commit, in the thread of the request. It
     * must return soon and must not throw an exception.
     */
    void defined(String gym, String exercise);
}
