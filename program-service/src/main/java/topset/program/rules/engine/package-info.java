/**
 * Computes a program week by week: judges a week, plans the next one, and computes today's backoff (training-rules.md §
 * 3–6). The way in is {@link topset.program.rules.engine.ProgramFold}.
 */
@NullMarked
package topset.program.rules.engine;

import org.jspecify.annotations.NullMarked;
