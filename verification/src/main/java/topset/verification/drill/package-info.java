/**
 * Drills of an operator's work on running services under load. The way in is {@link topset.verification.drill.Drill},
 * which {@code ./topset drill} starts.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.drill;
