/**
 * Practises tasks of an operator on running services while sets are logged. The entry point is {@link
 * topset.verification.drill.Drill}, which {@code ./topset drill} starts.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.drill;
