/**
 * Sends the input that faults need: sets with known values, floods of requests, randomly mutated calls, and messages
 * that cannot be processed. The entry point is {@link LoggingAthletes}, which records the acknowledged sets in a {@link
 * Ledger}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.load;
