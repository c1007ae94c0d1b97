package topset.program.rules.lift;

/**
 * Seconds to rest after a set (training-rules.md § 15). The guide's "immediately" means that backoff sets come next in
 * order; it does not mean that they come without rest (<b>D-14</b>).
 */
public final class RestTimes {

    /** The rest after a top set, and after a ramp set on the way to it. */
    public static final int HEAVY = 180;

    /** The rest after a backoff set or a straight set. */
    public static final int LIGHTER = 120;

    /** The rest between the mini-sets of CLUSTER and REST_PAUSE. */
    public static final int INSIDE = 20;

    private RestTimes() {}
}
