/** The quantities of training-rules.md § 1: exact numbers, the RPE chart, loads and available loads. */
@NullMarked
package topset.program.rules.load;

import org.jspecify.annotations.NullMarked;
