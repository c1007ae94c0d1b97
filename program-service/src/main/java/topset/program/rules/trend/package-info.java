/**
 * Estimates the one-repetition maximum from sets, and computes the trend of the estimates over the weeks
 * (training-rules.md § 1 and § 8). The entry point is {@link topset.program.rules.trend.ExerciseTrend}.
 */
@NullMarked
package topset.program.rules.trend;

import org.jspecify.annotations.NullMarked;
