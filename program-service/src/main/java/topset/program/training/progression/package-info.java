/**
 * Progression: how the top load changes from week to week (training-rules.md § 3). A method is one file and one line in
 * {@link topset.program.training.progression.Progressions}. It reads a {@link
 * topset.program.training.progression.WeekContext} and returns a {@link
 * topset.program.training.progression.ProgressionResult}.
 */
@NullMarked
package topset.program.training.progression;

import org.jspecify.annotations.NullMarked;
