/**
 * Runs one fault while sets are logged, measures the recovery and prints a row of the table. The entry point is {@link
 * Round}, which a {@link Fault} uses while it runs.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.rounds;
