/**
 * Breaks the running pair under a load of known sets, and compares the result with what it acknowledged. The way in is
 * {@link Chaos}, the program behind {@code ./topset chaos}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos;
