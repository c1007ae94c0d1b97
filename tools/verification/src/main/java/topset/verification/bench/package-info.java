/** Runs the benchmarks of {@code ./topset bench}. */
@org.jspecify.annotations.NullMarked
package topset.verification.bench;
