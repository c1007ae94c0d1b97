/**
 * Stores the settings of a gym (ADR 0060): its equipment, and the defaults for profiles and programs. Requests arrive
 * at {@link topset.program.settings.GymResource}; {@link topset.program.settings.GymService} stores the settings and
 * begins to change running programs. {@link topset.program.gym.EquipmentChangeTable} stores the progress of this change.
 */
@NullMarked
package topset.program.settings;

import org.jspecify.annotations.NullMarked;
