package topset.edge.limits;

/** The gym whose limits apply to the current request. */
@FunctionalInterface
public interface CurrentGym {

    /** {@code -} for a caller without a gym. */
    String name();
}
