/**
 * Finds the exercises of a gym: those of the shared catalogue ({@link topset.edge.exercises.Exercises}) and those that
 * the gym has defined. The entry point is {@link topset.edge.exercises.GymCatalogue}; {@link
 * topset.edge.exercises.NearestExercises} suggests exercises for an unknown id.
 */
@NullMarked
package topset.edge.exercises;

import org.jspecify.annotations.NullMarked;
