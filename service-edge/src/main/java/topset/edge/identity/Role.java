package topset.edge.identity;

/** Roles in the token's {@code groups} claim (api.md, Who may call), for {@code @RolesAllowed}. See {@link Caller}. */
public final class Role {
    /** May use only the athlete's own data. */
    public static final String ATHLETE = "athlete";

    /** May use all data of the gym. */
    public static final String COACH = "coach";

    /** A gym's own back end, with the rights of a coach. */
    public static final String PLATFORM = "platform";

    /** May use every GET of the gym. */
    public static final String ANALYST = "analyst";

    /** May use {@code /v1/operations} only, across gyms. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
