/**
 * Injects the faults of docs/operations.md, one class for each. The way in is {@link Faults}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.faults;
