/**
 * Compares the acknowledged sets with the event store, the topics and the plans. The entry point is {@link Truth},
 * which returns a {@link Verdict}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.comparison;
