package topset.program.rules.load;

/**
 * The bodyweight in a computation ({@code bodyweight}, training-rules.md § 4.1, <b>D-7</b>). For bodyweight lifts every
 * percentage applies to the sum of bodyweight and load. Afterwards the bodyweight is subtracted again, and the added
 * load is never below 0. A logged set uses the bodyweight of the week in which it was lifted, a target the bodyweight
 * of its own week. For other lifts the bodyweight is 0.
 *
 * @param then the bodyweight in the lifted week, in the slot's unit
 * @param now the bodyweight in the prescribed week, in the slot's unit
 */
public record Body(Exact then, Exact now) {

    public static final Body NOTHING = new Body(Exact.ZERO, Exact.ZERO);

    /** Creates a body with the same weight in both weeks. */
    public static Body of(Exact bodyweight) {
        return bodyweight.signum() == 0 ? NOTHING : new Body(bodyweight, bodyweight);
    }

    /** Returns the total weight that was lifted: the load and the bodyweight of the lifted week. */
    public Exact lifted(Exact load) {
        return then.signum() == 0 ? load : load.plus(then);
    }

    /** Returns the total weight to lift: the load and the bodyweight of the prescribed week. */
    public Exact toLift(Exact load) {
        return now.signum() == 0 ? load : load.plus(now);
    }

    /** Returns the added load for a total weight in the prescribed week: the total minus the bodyweight. */
    public Exact added(Exact total) {
        return now.signum() == 0 ? total : total.minus(now).max(Exact.ZERO);
    }

    /** Returns the added load in the prescribed week for a share of the total that was lifted. */
    public Exact share(Exact load, Exact share) {
        return added(lifted(load).times(share));
    }

    /** Returns the added load in the prescribed week for a share of the total to lift. */
    public Exact shareToLift(Exact load, Exact share) {
        return added(toLift(load).times(share));
    }

    /** Returns the added load in the lifted week for a share of the total that was lifted. */
    public Exact shareThen(Exact load, Exact share) {
        Exact total = lifted(load).times(share);
        return then.signum() == 0 ? total : total.minus(then).max(Exact.ZERO);
    }
}
