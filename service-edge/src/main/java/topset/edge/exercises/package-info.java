/**
 * Finds the exercises of a gym ({@link topset.edge.exercises.GymCatalogue}): those of the shared catalogue ({@link
 * topset.edge.exercises.Exercises}) and the gym's own. {@link topset.edge.exercises.Suggestions} suggests some.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.exercises;
