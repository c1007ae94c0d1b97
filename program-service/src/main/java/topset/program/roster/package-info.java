/**
 * Shows a coach the athletes of a gym: one row per athlete with flags, volume and rests, the most urgent first. It is
 * kept up to date by {@link topset.program.roster.RosterProjection}; requests come in at {@link
 * topset.program.roster.RosterResource}.
 */
@NullMarked
package topset.program.roster;

import org.jspecify.annotations.NullMarked;
