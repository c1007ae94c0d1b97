/**
 * Computes the e1RM of sets, and its trend over the weeks (training-rules.md § 1 and § 8). The entry point is {@link
 * topset.program.rules.trend.ExerciseTrend}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.trend;

import org.jspecify.annotations.NullMarked;
