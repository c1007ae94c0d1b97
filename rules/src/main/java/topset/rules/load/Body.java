package topset.rules.load;

import org.jspecify.annotations.Nullable;

/**
 * The bodyweights that a computation of loads uses (training-rules.md § 4.1); 0 for other than bodyweight lifts. Every
 * percentage applies to the sum of bodyweight and load; afterwards the bodyweight is subtracted again, and the added
 * load is never below 0.
 *
 * @param then the bodyweight in the week in which the sets were lifted, in the lift's unit
 * @param now the bodyweight in the week of the target, in the lift's unit
 */
public record Body(Exact then, Exact now) {

    public static final Body NOTHING = new Body(Exact.ZERO, Exact.ZERO);

    /** Null if the bodyweight is unknown, or does not count for the lift. */
    public static Body of(@Nullable Exact bodyweight) {
        return bodyweight == null || bodyweight.signum() == 0 ? NOTHING : new Body(bodyweight, bodyweight);
    }

    public Exact lifted(Exact load) {
        return then.signum() == 0 ? load : load.plus(then);
    }

    public Exact toLift(Exact load) {
        return now.signum() == 0 ? load : load.plus(now);
    }

    public Exact added(Exact total) {
        return now.signum() == 0 ? total : total.minus(now).max(Exact.ZERO);
    }

    /** The added load of backoff sets (training-rules.md § 4). */
    public Exact lessPercent(Exact topLoad, Exact percent) {
        return added(toLift(topLoad).lessPercent(percent));
    }

    /** The added load of a target whose total weight is a given share of the total weight of a lifted set. */
    public Exact share(Exact load, Exact share) {
        return added(lifted(load).times(share));
    }

    /** The added load of a target whose total weight is a given share of the total weight of another target. */
    public Exact shareToLift(Exact load, Exact share) {
        return added(toLift(load).times(share));
    }

    /** The added load for a share of the total weight of a lifted set. The bodyweight {@link #then()} is subtracted. */
    public Exact shareThen(Exact load, Exact share) {
        return lifted(load).times(share).minus(then).max(Exact.ZERO);
    }
}
