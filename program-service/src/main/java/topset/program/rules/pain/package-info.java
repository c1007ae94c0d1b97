/**
 * Applies the rules about pain and injury (training-rules.md § 12). The entry point is {@link
 * topset.program.rules.pain.PainRules}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.pain;

import org.jspecify.annotations.NullMarked;
