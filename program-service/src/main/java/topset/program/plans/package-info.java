/**
 * Serves the plan of a week, today's plan and the history of a lift. {@link topset.program.plans.Plans} loads the
 * stored plan and computes it up to now; {@link topset.program.plans.Waiters} lets a request wait for an event.
 */
@org.jspecify.annotations.NullMarked
package topset.program.plans;
