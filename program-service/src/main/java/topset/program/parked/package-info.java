/**
 * What operators see and do when an athlete's events are parked (docs/operations.md). The way in is {@link
 * topset.program.parked.ParkedResource}.
 */
@NullMarked
package topset.program.parked;

import org.jspecify.annotations.NullMarked;
