/**
 * Lets operators list, replay and skip parked events (docs/operations.md). The entry point is {@link
 * topset.program.parked.ParkedResource}.
 */
@NullMarked
package topset.program.parked;

import org.jspecify.annotations.NullMarked;
