/**
 * Runs one fault under load, measures the recovery and prints its row. The way in is {@link Round}, which a {@link
 * Fault} gets when it strikes.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.rounds;
