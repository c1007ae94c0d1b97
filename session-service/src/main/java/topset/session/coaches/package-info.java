/**
 * Knows which athletes a coach sees, as each gym has decided in the program service and published in the topic {@code
 * training.gym-events.v1}. The entry point is {@link topset.session.coaches.KnownCoaches}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.coaches;
