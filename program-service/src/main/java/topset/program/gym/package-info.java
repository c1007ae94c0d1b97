/**
 * Stores the events about a gym itself, and publishes the public ones to {@code training.gym-events.v1}, numbered
 * without gaps. The entry point is {@link topset.program.gym.GymStream}. {@link
 * topset.program.gym.EquipmentChangeTable} stores how many athletes a change of the equipment has reached.
 */
@org.jspecify.annotations.NullMarked
package topset.program.gym;
