/**
 * Pain and injury (training-rules.md § 12): a painful set never makes the next one heavier. The way in is {@link
 * topset.program.rules.pain.PainRules}.
 */
@NullMarked
package topset.program.rules.pain;

import org.jspecify.annotations.NullMarked;
