/**
 * Contains the progression methods (training-rules.md § 3). A new method requires one class and one line in {@link
 * topset.program.rules.progression.Progressions}. The input of a method is a {@link
 * topset.program.rules.progression.WeekContext}, the result a {@link
 * topset.program.rules.progression.ProgressionResult}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.progression;

import org.jspecify.annotations.NullMarked;
