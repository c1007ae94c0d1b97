package topset.program.rules.lift;

/**
 * The seconds to rest after a set (training-rules.md § 15). The training guide says that backoff sets follow
 * "immediately". This means that they are the next sets, not that there is no rest.
 */
public final class RestTimes {

    /** The rest after a top set or a ramp set, in seconds. */
    public static final int HEAVY = 180;

    /** The rest in seconds after a backoff set or a straight set. */
    public static final int LIGHTER = 120;

    /** The rest between the mini-sets of the variants {@code CLUSTER} and {@code REST_PAUSE}, in seconds. */
    public static final int INSIDE = 20;

    private RestTimes() {}
}
