/**
 * The coach's proposals for flagged lifts, in words and as the request that applies each. The way in is
 * {@link topset.program.proposals.ProposalResource}; what is proposed is decided by {@link topset.program.rules.proposal}.
 */
@NullMarked
package topset.program.proposals;

import org.jspecify.annotations.NullMarked;
