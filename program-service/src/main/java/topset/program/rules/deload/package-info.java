/**
 * Computes deload weeks (training-rules.md § 13): which weeks have lighter loads, how light the loads are, the reasons
 * in words, and when to suggest a deload to the coach. The entry point is {@link topset.program.rules.deload.Deloads}.
 * The package {@code engine} plans and judges the weeks.
 */
@NullMarked
package topset.program.rules.deload;

import org.jspecify.annotations.NullMarked;
