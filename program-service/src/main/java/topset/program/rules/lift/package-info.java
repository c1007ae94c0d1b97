/**
 * A lift of a program, the request for it and its weekly prescription: schemes and variants (training-rules.md § 2,
 * 15). A variant is one file and one line in {@link topset.program.rules.lift.Variant}, which is the way in.
 */
@NullMarked
package topset.program.rules.lift;

import org.jspecify.annotations.NullMarked;
