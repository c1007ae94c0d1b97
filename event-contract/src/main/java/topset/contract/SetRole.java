package topset.contract;

/** A lift has warm-up and ramp sets first, then either top sets and backoff sets or straight sets. */
public enum SetRole {
    WARM_UP,
    RAMP,
    TOP,
    BACKOFF,
    STRAIGHT;

    /** Warm-up and ramp sets prepare for the working sets. */
    public boolean isWorking() {
        return switch (this) {
            case TOP, BACKOFF, STRAIGHT -> true;
            case WARM_UP, RAMP -> false;
        };
    }
}
