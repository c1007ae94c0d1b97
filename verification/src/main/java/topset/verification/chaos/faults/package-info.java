/** Injects the faults that docs/operations.md lists, one class for each fault. The way in is {@link Faults}. */
@org.jspecify.annotations.NullMarked
package topset.verification.chaos.faults;
