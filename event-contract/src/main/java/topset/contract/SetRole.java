package topset.contract;

/** The role of a set in the session (api.md). */
public enum SetRole {
    WARM_UP,
    RAMP,
    TOP,
    BACKOFF,
    STRAIGHT
}
