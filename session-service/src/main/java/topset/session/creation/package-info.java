/**
 * Creates exercises in the program service, which owns the exercises of gyms, for names of an imported log that match
 * no exercise. The entry point is {@link topset.session.creation.ExerciseCreation}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.creation;
