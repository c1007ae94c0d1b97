package topset.edge.identity;

/**
 * The roles in the token's {@code groups} claim (api.md, Who may call), for {@code @RolesAllowed}. {@link Caller}
 * checks which athletes a role may see.
 */
public final class Role {
    /** Names the role of an athlete, who may use only the athlete's own data. */
    public static final String ATHLETE = "athlete";

    /**
     * Names the role of a coach, who may use the data of the gym, or only of the coach's own athletes if the gym has
     * set so.
     */
    public static final String COACH = "coach";

    /**
     * Names the role of a gym's own back end, which has all rights of a coach and may also manage webhooks and import
     * data.
     */
    public static final String PLATFORM = "platform";

    /** Names the role of an analyst, who may call every GET method for the gym's data. */
    public static final String ANALYST = "analyst";

    /** Names the role of an operator, who may use only {@code /v1/operations}, for all gyms. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
