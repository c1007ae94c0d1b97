package topset.program.rules.load;

/**
 * The bodyweights that a computation of loads uses (training-rules.md § 4.1). For bodyweight lifts every percentage
 * applies to the sum of bodyweight and load. Afterwards the bodyweight is subtracted again, and the added load is never
 * below 0. A logged set uses the bodyweight of the week in which it was lifted. A target uses the bodyweight of the
 * week for which it is prescribed. For other lifts the bodyweight is 0.
 *
 * @param then the bodyweight in the week in which the sets were lifted, in the lift's unit
 * @param now the bodyweight in the week of the target, in the lift's unit
 */
public record Body(Exact then, Exact now) {

    public static final Body NOTHING = new Body(Exact.ZERO, Exact.ZERO);

    /** Creates an instance in which logged sets and targets have the same bodyweight. */
    public static Body of(Exact bodyweight) {
        return bodyweight.signum() == 0 ? NOTHING : new Body(bodyweight, bodyweight);
    }

    /** Returns the total weight of a lifted set: the sum of the load and the bodyweight {@link #then()}. */
    public Exact lifted(Exact load) {
        return then.signum() == 0 ? load : load.plus(then);
    }

    /** Returns the total weight of a target: the sum of the load and the bodyweight {@link #now()}. */
    public Exact toLift(Exact load) {
        return now.signum() == 0 ? load : load.plus(now);
    }

    /** Converts the total weight of a target to the added load: subtracts the bodyweight {@link #now()}. */
    public Exact added(Exact total) {
        return now.signum() == 0 ? total : total.minus(now).max(Exact.ZERO);
    }

    /**
     * Returns the added load of a target whose total weight (bodyweight and load) is a given share of the total weight
     * of a lifted set.
     */
    public Exact share(Exact load, Exact share) {
        return added(lifted(load).times(share));
    }

    /**
     * Returns the added load of a target whose total weight (bodyweight and load) is a given share of the total weight
     * of another target.
     */
    public Exact shareToLift(Exact load, Exact share) {
        return added(toLift(load).times(share));
    }

    /**
     * Returns the added load for a given share of the total weight of a lifted set. The bodyweight {@link #then()} is
     * subtracted.
     */
    public Exact shareThen(Exact load, Exact share) {
        Exact total = lifted(load).times(share);
        return then.signum() == 0 ? total : total.minus(then).max(Exact.ZERO);
    }
}
