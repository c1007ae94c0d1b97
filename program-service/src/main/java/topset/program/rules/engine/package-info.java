/**
 * Computes a program week by week: judges a week, plans the next week, and computes today's backoff (training-rules.md
 * § 3–6). The entry point is {@link topset.program.rules.engine.ProgramFold}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.engine;

import org.jspecify.annotations.NullMarked;
