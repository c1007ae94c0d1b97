/**
 * What the guide offers to choose from and what it says (training-rules.md § 9, 15): templates, structures, its comparison of
 * methods, and whom they suit. The facts are the guide's, the words ours; what the guide does not say is absent.
 */
@NullMarked
package topset.program.rules.guide;

import org.jspecify.annotations.NullMarked;
