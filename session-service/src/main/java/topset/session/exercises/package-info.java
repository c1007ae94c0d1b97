/**
 * Finds the exercises that a set may name: those of the shared catalogue, and those that gyms define in the program
 * service. {@link topset.session.exercises.GymEventConsumer} copies these from the topic {@code
 * training.gym-events.v1}. The entry point is {@link topset.session.exercises.KnownExercises}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.exercises;
