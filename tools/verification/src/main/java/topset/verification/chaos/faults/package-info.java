/** Injects the faults that docs/operations.md lists, one class for each fault. The entry point is {@link Faults}. */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.faults;
