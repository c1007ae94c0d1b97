/**
 * Sends sets and everything else that a fault needs: known sets, floods, fuzz, spoilt messages. The way in is {@link
 * LoggingAthletes}, which records in a {@link Ledger} what was acknowledged.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.load;
