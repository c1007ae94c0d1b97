/**
 * Serves the plan of a week, today's plan and the history of a lift. {@link topset.program.plans.Plans} loads the
 * stored plan and computes it up to now.
 */
@NullMarked
package topset.program.plans;

import org.jspecify.annotations.NullMarked;
