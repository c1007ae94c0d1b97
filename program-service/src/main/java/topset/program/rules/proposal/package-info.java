/**
 * What a coach might do about a lift's flags (training-rules.md § 8, 12): at most one proposal a lift, which nothing applies by
 * itself. The way in is {@link topset.program.rules.proposal.Proposals}.
 */
@NullMarked
package topset.program.rules.proposal;

import org.jspecify.annotations.NullMarked;
