package topset.edge.limits;

/** The gym whose share of a limit the current request uses. */
@FunctionalInterface
public interface CurrentGym {

    /** Returns the gym's name, or {@code -} for a caller without a gym. */
    String name();
}
