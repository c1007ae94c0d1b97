/**
 * Stores the settings of a gym (ADR 0060): its equipment, and the defaults for profiles and programs. Requests arrive
 * at {@link topset.program.settings.GymResource}; {@link topset.program.settings.GymService} stores the settings and
 * begins to change running programs. The progress of this change is stored by {@link
 * topset.program.gym.EquipmentChangeTable}.
 */
@NullMarked
package topset.program.settings;

import org.jspecify.annotations.NullMarked;
