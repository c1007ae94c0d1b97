/**
 * Folds what is derived of each athlete again, from the sets as stored or from the log, compares it with what is served and,
 * if asked to, writes what differs (docs/adr/0085). An operator's call comes in at {@link
 * topset.program.rebuild.RebuildResource}; {@link topset.program.rebuild.AthleteRebuild} is what happens to one athlete.
 */
@NullMarked
package topset.program.rebuild;

import org.jspecify.annotations.NullMarked;
