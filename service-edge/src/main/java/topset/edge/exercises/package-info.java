/**
 * Knows the exercises of a gym: the catalogue of both services and the gym's own. The way in is {@link
 * topset.edge.exercises.GymCatalogue}; {@link topset.edge.exercises.NearestExercises} suggests exercises for an unknown
 * id.
 */
@NullMarked
package topset.edge.exercises;

import org.jspecify.annotations.NullMarked;
