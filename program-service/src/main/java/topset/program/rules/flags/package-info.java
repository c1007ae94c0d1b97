/**
 * Raises flags about a set, a lift, an exercise or a muscle (training-rules.md § 8). The entry point is {@link
 * topset.program.rules.flags.SetFlags}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.flags;

import org.jspecify.annotations.NullMarked;
