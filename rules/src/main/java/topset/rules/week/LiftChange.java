package topset.rules.week;

import topset.rules.lift.Lift;

/**
 * A change of a lift of a program, from a week on (training-rules.md § 6, {@code lift-changed}).
 *
 * @param week the first week with the changed lift, from 2
 * @param lift the complete changed lift; its {@code slotId} names the lift that it replaces
 * @param ofGym true if the gym's equipment changed; false if a coach changed the lift
 */
public record LiftChange(int week, Lift lift, boolean ofGym) {}
