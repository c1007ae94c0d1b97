/**
 * What a coach might do about a lift's flags (training-rules.md § 8, 12). Each lift gets at most one proposal. Nothing
 * applies a proposal without the coach. The way in is {@link topset.program.rules.proposal.Proposals}.
 */
@NullMarked
package topset.program.rules.proposal;

import org.jspecify.annotations.NullMarked;
