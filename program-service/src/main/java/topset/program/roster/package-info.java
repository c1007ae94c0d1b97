/**
 * The coach's view of a gym: a row for each athlete with flags, volume and rests, and who needs a look first. It is kept up to
 * date by {@link topset.program.roster.RosterProjection}; requests come in at {@link topset.program.roster.RosterResource}.
 */
@NullMarked
package topset.program.roster;

import org.jspecify.annotations.NullMarked;
