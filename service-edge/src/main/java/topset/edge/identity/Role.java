package topset.edge.identity;

/**
 * The roles in the token's {@code groups} claim (docs/security.md, *Access*). {@link Caller} checks which athletes a
 * role may see.
 */
public final class Role {
    /** May use only the athlete's own data. */
    public static final String ATHLETE = "athlete";

    /** May use the data of the gym, or only of the coach's own athletes if the gym has set so. */
    public static final String COACH = "coach";

    /** A gym's own back end: has all rights of a coach and may also manage webhooks and import data. */
    public static final String PLATFORM = "platform";

    /** May call every GET method for the gym's data. */
    public static final String ANALYST = "analyst";

    /** May use only {@code /v1/operations}, for all gyms. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
