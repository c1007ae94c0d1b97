/**
 * Defines a lift of a program, the request for a lift, and the weekly prescription, with schemes and variants
 * (training-rules.md § 2, 15). A variant is one class and one line in {@link topset.program.rules.lift.Variant}, which
 * is the entry point.
 */
@NullMarked
package topset.program.rules.lift;

import org.jspecify.annotations.NullMarked;
