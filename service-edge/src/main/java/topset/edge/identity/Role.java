package topset.edge.identity;

/** Roles in the token's {@code groups} claim (api.md, Who may call), for {@code @RolesAllowed}. See {@link Caller}. */
public final class Role {
    /** An athlete may use only the athlete's own data. */
    public static final String ATHLETE = "athlete";

    /** A coach may use all data of the gym. */
    public static final String COACH = "coach";

    /** A gym's own back end, with the rights of a coach. */
    public static final String PLATFORM = "platform";

    /** An analyst may use every GET of the gym. */
    public static final String ANALYST = "analyst";

    /** An operator may use {@code /v1/operations} only, across gyms. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
