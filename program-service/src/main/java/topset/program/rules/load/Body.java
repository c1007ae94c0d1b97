package topset.program.rules.load;

/**
 * {@code bodyweight} (training-rules.md § 4.1, <b>D-7</b>): for bodyweight lifts every percentage applies to bodyweight
 * and load together. Then the bodyweight is subtracted again; the added load is never below 0. Logged sets use the
 * bodyweight of their week, a target that of its own week. For other lifts the body weighs nothing.
 *
 * @param then bodyweight of the lifted week, in the slot's unit
 * @param now bodyweight of the prescribed week, in the slot's unit
 */
public record Body(Exact then, Exact now) {

    public static final Body NOTHING = new Body(Exact.ZERO, Exact.ZERO);

    /** The same bodyweight in both weeks. */
    public static Body of(Exact bodyweight) {
        return bodyweight.signum() == 0 ? NOTHING : new Body(bodyweight, bodyweight);
    }

    /** The total weight that was lifted. */
    public Exact lifted(Exact load) {
        return then.signum() == 0 ? load : load.plus(then);
    }

    /** The total weight to lift. */
    public Exact toLift(Exact load) {
        return now.signum() == 0 ? load : load.plus(now);
    }

    /** The added load of the prescribed week for a total weight. */
    public Exact added(Exact total) {
        return now.signum() == 0 ? total : total.minus(now).max(Exact.ZERO);
    }

    /** A share of the lifted total, as a load of the prescribed week. */
    public Exact share(Exact load, Exact share) {
        return added(lifted(load).times(share));
    }

    /** A share of the total to lift, as a load of the prescribed week. */
    public Exact shareToLift(Exact load, Exact share) {
        return added(toLift(load).times(share));
    }

    /** A share of the lifted total, as a load of the lifted week. */
    public Exact shareThen(Exact load, Exact share) {
        Exact total = lifted(load).times(share);
        return then.signum() == 0 ? total : total.minus(then).max(Exact.ZERO);
    }
}
