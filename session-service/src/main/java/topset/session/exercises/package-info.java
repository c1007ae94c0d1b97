/**
 * Knows the exercises that sets can be of: the catalogue, and those that gyms define in the program service. {@link
 * topset.session.exercises.GymEventConsumer} keeps them up to date from {@code training.gym-events.v1}; the way in is
 * {@link topset.session.exercises.KnownExercises}.
 */
@NullMarked
package topset.session.exercises;

import org.jspecify.annotations.NullMarked;
