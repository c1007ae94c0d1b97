package topset.contract;

/** What a set was for (api.md). */
public enum SetRole {
    WARM_UP,
    RAMP,
    TOP,
    BACKOFF,
    STRAIGHT
}
