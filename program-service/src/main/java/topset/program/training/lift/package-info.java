/**
 * A lift of a program and what is asked and done of it: schemes (training-rules.md § 2), derived sets (§ 5), flags
 * (§ 8).
 */
@NullMarked
package topset.program.training.lift;

import org.jspecify.annotations.NullMarked;
