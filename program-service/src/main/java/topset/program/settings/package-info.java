/**
 * Stores the settings of a gym (ADR 0149): its equipment, and the defaults for profiles and programs. {@link
 * topset.program.settings.GymService} also begins to change running programs; {@link
 * topset.program.gym.EquipmentChangeTable} stores the progress of this change.
 */
@org.jspecify.annotations.NullMarked
package topset.program.settings;
