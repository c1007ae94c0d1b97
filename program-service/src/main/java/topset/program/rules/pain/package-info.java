/**
 * Applies the rules about pain and injury (training-rules.md § 12): after a painful week the load does not rise. The
 * entry point is {@link topset.program.rules.pain.PainRules}.
 */
@NullMarked
package topset.program.rules.pain;

import org.jspecify.annotations.NullMarked;
