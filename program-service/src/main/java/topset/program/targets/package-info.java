/**
 * Lists the newest targets of all slots of a gym over HTTP, as the compacted topic holds them. The way in is {@link
 * topset.program.targets.TargetResource}.
 */
@NullMarked
package topset.program.targets;

import org.jspecify.annotations.NullMarked;
