package topset.program.rules.lift;

/**
 * The seconds to rest after a set (training-rules.md § 15). The guide says that backoff sets follow "immediately"; this
 * means that they are the next sets, not that there is no rest (<b>D-14</b>).
 */
public final class RestTimes {

    /** The rest after a top set or a ramp set. */
    public static final int HEAVY = 180;

    /** The rest after a backoff set or a straight set. */
    public static final int LIGHTER = 120;

    /** The rest between the mini-sets of the variants {@code CLUSTER} and {@code REST_PAUSE}. */
    public static final int INSIDE = 20;

    private RestTimes() {}
}
