/**
 * Proposes to the coach how to react to a lift's flags (training-rules.md § 8 and § 12). Each lift gets at most one
 * proposal. The entry point is {@link topset.program.rules.proposal.Proposals}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.rules.proposal;

import org.jspecify.annotations.NullMarked;
