/**
 * Answers the plan, today's targets and a slot's history, as of now. Requests come in at {@link
 * topset.program.plans.PlanResource}; {@link topset.program.plans.Plans} loads the stored plan and continues it to now.
 */
@NullMarked
package topset.program.plans;

import org.jspecify.annotations.NullMarked;
