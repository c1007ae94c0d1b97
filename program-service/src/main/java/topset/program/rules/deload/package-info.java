/**
 * Computes deload weeks (training-rules.md § 13), their reasons in words, and when to suggest a deload to the coach.
 * The entry point is {@link topset.program.rules.deload.Deloads}; the package {@code engine} plans and judges the
 * weeks. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.deload;

import org.jspecify.annotations.NullMarked;
