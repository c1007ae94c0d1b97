/**
 * Serves proposals to change lifts that have a flag. Each proposal is given in words and as the HTTP request that
 * applies it. The entry point is {@link topset.program.proposals.ProposalResource}; the package {@link
 * topset.program.rules.proposal} chooses the proposals.
 */
@NullMarked
package topset.program.proposals;

import org.jspecify.annotations.NullMarked;
