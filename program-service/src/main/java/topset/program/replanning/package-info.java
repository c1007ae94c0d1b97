/**
 * Computes plans again after sets, commands or the passing of time have changed them, stores the changes, and updates
 * the roster. The entry point is {@link topset.program.replanning.Planner}; {@link topset.program.replanning.TimeSweep}
 * calls it when weeks and days end.
 */
@org.jspecify.annotations.NullMarked
package topset.program.replanning;
