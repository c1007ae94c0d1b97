/**
 * Holds the events of a gym itself: what a gym has decided for all its athletes. They are one stream per gym, numbered
 * densely and published to {@code training.gym-events.v1}. The ways in are {@link topset.program.gym.GymStream}, which
 * makes an event to append, and {@link topset.program.gym.GymPublication}.
 */
@NullMarked
package topset.program.gym;

import org.jspecify.annotations.NullMarked;
