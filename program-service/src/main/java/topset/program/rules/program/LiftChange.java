package topset.program.rules.program;

import topset.program.rules.lift.Lift;

/**
 * A lift that changes from a week on (training-rules.md § 6, {@code lift-changed}).
 *
 * @param week from 2
 * @param lift the complete changed lift; its {@code slotId} names the replaced one
 */
public record LiftChange(int week, Lift lift) {}
