/**
 * Deload weeks (training-rules.md § 13): which weeks are lighter, what is lighter in them and why, and when the service
 * suggests a deload to the coach. The way in is {@link topset.program.rules.deload.Deloads}; the engine plans and
 * judges the weeks.
 */
@NullMarked
package topset.program.rules.deload;

import org.jspecify.annotations.NullMarked;
