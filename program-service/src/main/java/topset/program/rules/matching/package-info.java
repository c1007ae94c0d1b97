/**
 * Assigns logged sets to slots, and chooses the set that decides the outcome of a week (training-rules.md § 6). The
 * entry point is {@link topset.program.rules.matching.SlotMatch}.
 */
@NullMarked
package topset.program.rules.matching;

import org.jspecify.annotations.NullMarked;
