package topset.program.training.load;

/**
 * {@code bodyweight} (training-rules.md § 4.1, <b>D-7</b>): for an exercise whose load is added to the body every percentage
 * applies to bodyweight and load together; the bodyweight is taken off again, never below 0 added. Evidence uses the
 * bodyweight of the set's week, a target that of its own. Other lifts have a body that weighs nothing.
 *
 * @param then bodyweight of the week that was lifted in, in the slot's unit
 * @param now bodyweight of the week that is prescribed, in the slot's unit
 */
public record Body(Exact then, Exact now) {

    public static final Body NOTHING = new Body(Exact.ZERO, Exact.ZERO);

    /** The same bodyweight throughout, as within one week. */
    public static Body of(Exact bodyweight) {
        return bodyweight.signum() == 0 ? NOTHING : new Body(bodyweight, bodyweight);
    }

    /** What was lifted in all. */
    public Exact lifted(Exact load) {
        return then.signum() == 0 ? load : load.plus(then);
    }

    /** What is to be lifted in all. */
    public Exact toLift(Exact load) {
        return now.signum() == 0 ? load : load.plus(now);
    }

    /** The load of the week that is prescribed. */
    public Exact added(Exact total) {
        return now.signum() == 0 ? total : total.minus(now).max(Exact.ZERO);
    }

    /** A share of what was lifted, as a load of the week that is prescribed. */
    public Exact share(Exact load, Exact share) {
        return added(lifted(load).times(share));
    }

    /** A share of what was lifted, as a load of the week that it was lifted in. */
    public Exact shareThen(Exact load, Exact share) {
        Exact total = lifted(load).times(share);
        return then.signum() == 0 ? total : total.minus(then).max(Exact.ZERO);
    }
}
