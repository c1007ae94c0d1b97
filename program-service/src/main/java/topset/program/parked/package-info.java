/**
 * Lets operators list, replay and skip parked session events. The entry point is {@link
 * topset.program.parked.ParkedResource}.
 */
@NullMarked
package topset.program.parked;

import org.jspecify.annotations.NullMarked;
