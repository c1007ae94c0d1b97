/**
 * Holds the events about a gym itself, which concern all its athletes. Each gym has one event stream. Its public events
 * are numbered without gaps and published to {@code training.gym-events.v1}. The entry points are {@link
 * topset.program.gym.GymStream}, which makes an event to append, and {@link topset.program.gym.GymPublication}. {@link
 * topset.program.gym.EquipmentChangeTable} has how far a change of equipment has reached the gym's athletes.
 */
@NullMarked
package topset.program.gym;

import org.jspecify.annotations.NullMarked;
