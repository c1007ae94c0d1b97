/**
 * Decides which logged sets belong to which slot, and which set of a session decides (training-rules.md § 6). The way
 * in is {@link topset.program.rules.matching.SlotMatch}.
 */
@NullMarked
package topset.program.rules.matching;

import org.jspecify.annotations.NullMarked;
