package topset.program.rules.program;

import topset.program.rules.lift.Lift;

/**
 * A change of a lift from a week on (training-rules.md § 6, {@code lift-changed}).
 *
 * @param week the first week with the changed lift, from 2
 * @param lift the complete changed lift; its {@code slotId} names the lift that it replaces
 * @param ofGym whether the gym's equipment changed; otherwise a coach changed the lift
 */
public record LiftChange(int week, Lift lift, boolean ofGym) {

    /** A coach's change. */
    public LiftChange(int week, Lift lift) {
        this(week, lift, false);
    }
}
