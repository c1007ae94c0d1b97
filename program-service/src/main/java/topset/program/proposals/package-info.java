/**
 * Serves proposals to change lifts that have a flag, in words and as the HTTP request that applies the change. The
 * package {@link topset.rules.week} chooses the proposals.
 */
@NullMarked
package topset.program.proposals;

import org.jspecify.annotations.NullMarked;
