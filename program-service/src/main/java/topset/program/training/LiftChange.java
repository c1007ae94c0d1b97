package topset.program.training;

import topset.program.training.lift.Lift;

/**
 * A lift that is another from a week on (training-rules.md § 6, {@code lift-changed}).
 *
 * @param week from 2
 * @param lift the whole of the changed lift; its {@code slotId} says which it replaces
 */
public record LiftChange(int week, Lift lift) {}
