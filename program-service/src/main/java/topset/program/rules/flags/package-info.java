/**
 * The flags that a coach should see, about a set, a slot, an exercise or a muscle (training-rules.md § 8). The way in
 * is {@link topset.program.rules.flags.SetFlags}.
 */
@NullMarked
package topset.program.rules.flags;

import org.jspecify.annotations.NullMarked;
