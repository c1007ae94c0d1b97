/**
 * Contains the progression methods, which compute the main load of a lift from week to week (training-rules.md § 3). A
 * new method requires one class and one line in {@link topset.program.rules.progression.Progressions}. The input of a
 * method is a {@link topset.program.rules.progression.WeekContext}, the result a {@link
 * topset.program.rules.progression.ProgressionResult}.
 */
@NullMarked
package topset.program.rules.progression;

import org.jspecify.annotations.NullMarked;
