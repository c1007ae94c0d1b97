/**
 * Compares the acknowledged sets with the store, the topics and the plans. The way in is {@link Truth}; its answer is a
 * {@link Verdict}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.comparison;
