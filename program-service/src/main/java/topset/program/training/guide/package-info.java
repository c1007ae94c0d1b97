/**
 * What the guide offers to choose from (training-rules.md § 9): templates, structures, and its comparison of methods and
 * variants. The guide's own text is known through training-rules.md only, so nothing is said that does not follow from it.
 */
@NullMarked
package topset.program.training.guide;

import org.jspecify.annotations.NullMarked;
