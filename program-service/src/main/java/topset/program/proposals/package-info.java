/**
 * The coach's proposals for flagged lifts, in words and as the request that applies each. The way in is {@link
 * topset.program.proposals.ProposalResource}; the package {@link topset.program.rules.proposal} decides what is
 * proposed.
 */
@NullMarked
package topset.program.proposals;

import org.jspecify.annotations.NullMarked;
