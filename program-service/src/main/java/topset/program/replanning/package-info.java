/**
 * Plans programs again when sets, commands or time have changed them: loads, folds, decides, stores, and notifies read
 * models. The way in is {@link topset.program.replanning.Planner}; {@link topset.program.replanning.WeekSweep} calls it
 * when weeks end.
 */
@NullMarked
package topset.program.replanning;

import org.jspecify.annotations.NullMarked;
