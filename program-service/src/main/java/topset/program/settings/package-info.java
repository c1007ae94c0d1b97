/**
 * The settings of a gym (ADR 0060): its equipment, and the defaults of profiles and programs. Requests come in at
 * {@link topset.program.settings.GymResource}; {@link topset.program.settings.GymService} stores the settings and
 * begins to change the programs that run. {@link topset.program.settings.EquipmentChangeTable} has how far that is.
 */
@NullMarked
package topset.program.settings;

import org.jspecify.annotations.NullMarked;
