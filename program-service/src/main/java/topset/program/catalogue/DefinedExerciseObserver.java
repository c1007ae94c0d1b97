package topset.program.catalogue;

/** Is called each time a gym has defined an exercise of its own. */
@FunctionalInterface
public interface DefinedExerciseObserver {

    /**
     * Is called after the commit, in the thread of the request. It must return soon and must not throw an exception.
     */
    void defined(String gym, String exercise);
}
