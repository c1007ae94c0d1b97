package topset.edge;

/** Values of the token's {@code groups} (api.md, Who may call), for {@code @RolesAllowed}: see {@link Caller}. */
public final class Role {
    /** Self only. */
    public static final String ATHLETE = "athlete";

    /** Everything of the gym. */
    public static final String COACH = "coach";

    /** A gym's own back end: as coach. */
    public static final String PLATFORM = "platform";

    /** Every GET of the gym. */
    public static final String ANALYST = "analyst";

    /** {@code /v1/operations} only, across gyms. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
