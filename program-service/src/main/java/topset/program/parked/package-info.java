/**
 * Lets operators list, replay and skip parked session events. The entry point is {@link
 * topset.program.parked.ParkedResource}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.parked;
