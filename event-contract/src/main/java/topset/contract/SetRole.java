package topset.contract;

/**
 * The role of a set in a training session. A lift has warm-up and ramp sets first, then either top sets and backoff
 * sets (lighter sets after them) or straight sets (all with the same load).
 */
public enum SetRole {
    WARM_UP,
    RAMP,
    TOP,
    BACKOFF,
    STRAIGHT
}
