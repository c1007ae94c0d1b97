/**
 * How the top load moves from week to week (training-rules.md § 3): one file a method, registered in {@link
 * topset.program.training.progression.Progressions}.
 */
@NullMarked
package topset.program.training.progression;

import org.jspecify.annotations.NullMarked;
