/**
 * Assigns logged sets to slots, and chooses the deciding set (training-rules.md § 6). The entry point is {@link
 * topset.program.rules.matching.SlotMatch}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.matching;

import org.jspecify.annotations.NullMarked;
