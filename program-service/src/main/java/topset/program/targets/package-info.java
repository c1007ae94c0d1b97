/**
 * Lists the newest targets of all slots of a gym over HTTP. Each line has the same form as a message of the compacted
 * targets topic. The entry point is {@link topset.program.targets.TargetResource}.
 */
@NullMarked
package topset.program.targets;

import org.jspecify.annotations.NullMarked;
