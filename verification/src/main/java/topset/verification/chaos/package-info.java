/**
 * Breaks the two running services while known sets are logged, and compares the stored, published and planned data with
 * the sets that they acknowledged. The way in is {@link Chaos}, the program behind {@code ./topset chaos}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos;
