package topset.rules.lift;

/**
 * The seconds to rest after a set (training-rules.md § 15). The guide says that backoff sets follow "immediately". This
 * means that they are the next sets, not that there is no rest.
 */
public final class RestTimes {

    /** After a top set or a ramp set. */
    public static final int HEAVY = 180;

    /** After a backoff set or a straight set. */
    public static final int LIGHTER = 120;

    /** Between mini-sets. */
    public static final int INSIDE = 20;

    private RestTimes() {}
}
