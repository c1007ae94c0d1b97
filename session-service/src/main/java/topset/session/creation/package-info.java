/**
 * Creates exercises in the program service for names of an imported log that match no exercise. The program service
 * owns the exercises of gyms, so this package only calls its API. The entry point is {@link
 * topset.session.creation.ExerciseCreation}.
 */
@NullMarked
package topset.session.creation;

import org.jspecify.annotations.NullMarked;
