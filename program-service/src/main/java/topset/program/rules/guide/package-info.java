/**
 * What the guide offers and says (training-rules.md § 9, 15): templates, weekly structures, a comparison of training
 * methods, and whom they suit. The facts are the guide's; the words are ours. What the guide does not say is absent.
 */
@NullMarked
package topset.program.rules.guide;

import org.jspecify.annotations.NullMarked;
