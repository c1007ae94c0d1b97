/**
 * Implements docs/training-rules.md as pure functions, without clock, database and randomness. Each package depends
 * only on packages that this list names before it: {@code load} (§ 1), {@code result}, {@code lift} (§ 2, 5, 7), {@code
 * progression} (§ 3), {@code matching} and {@code trend}, {@code deload} (§ 13), {@code program}, {@code flags} (§ 8)
 * and {@code validation}, {@code engine}. The package {@code guide} describes the rules to clients.
 *
 * <p>The entry point is {@link topset.program.rules.engine.ProgramFold}. Stored numbers are exact fractions ({@link
 * topset.program.rules.load.Exact}). Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules;

import org.jspecify.annotations.NullMarked;
