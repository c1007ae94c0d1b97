/**
 * What a coach should see: the flags of a set, a slot, an exercise and a muscle (training-rules.md § 8). The way in is
 * {@link topset.program.rules.flags.SetFlags}.
 */
@NullMarked
package topset.program.rules.flags;

import org.jspecify.annotations.NullMarked;
