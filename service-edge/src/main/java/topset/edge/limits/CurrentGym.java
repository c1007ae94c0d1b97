package topset.edge.limits;

/** Provides the gym whose limits apply to the current request. */
@FunctionalInterface
public interface CurrentGym {

    /** Returns the gym's name, or {@code -} for a caller without a gym. */
    String name();
}
