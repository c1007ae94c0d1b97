/**
 * Stores the events about a gym itself. Each gym has one event stream. The public events are numbered without gaps and
 * published to {@code training.gym-events.v1}. The entry points are {@link topset.program.gym.GymStream}, which appends
 * an event, and {@link topset.program.gym.GymPublication}, which makes the messages of an event. {@link
 * topset.program.gym.EquipmentChangeTable} stores how many athletes a change of the equipment has reached.
 */
@NullMarked
package topset.program.gym;

import org.jspecify.annotations.NullMarked;
