/**
 * A lift of a program, its request and its results: schemes (training-rules.md § 2), derived sets (§ 5), flags (§ 8).
 */
@NullMarked
package topset.program.rules.lift;

import org.jspecify.annotations.NullMarked;
