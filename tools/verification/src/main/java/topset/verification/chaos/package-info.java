/**
 * Injects faults into the two running services while sets are logged. Then compares the stored, published and planned
 * data with the acknowledged sets. The entry point is {@link Chaos}, the program behind {@code ./topset chaos}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos;
