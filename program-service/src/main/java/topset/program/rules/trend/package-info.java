/**
 * Estimates of the one-rep maximum, and their trend over the weeks (training-rules.md § 1, 8). The way in is {@link
 * topset.program.rules.trend.ExerciseTrend}.
 */
@NullMarked
package topset.program.rules.trend;

import org.jspecify.annotations.NullMarked;
