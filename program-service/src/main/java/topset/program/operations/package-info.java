/** An operator's handling of parked events (docs/operations.md). */
@NullMarked
package topset.program.operations;

import org.jspecify.annotations.NullMarked;
