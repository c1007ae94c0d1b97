package topset.program.catalogue;

/** Is notified when a gym has defined an exercise. */
@FunctionalInterface
public interface DefinedExerciseObserver {

    /** Called after the commit, in the thread of the request. Must return soon and must not fail. */
    void defined(String gym, String exercise);
}
