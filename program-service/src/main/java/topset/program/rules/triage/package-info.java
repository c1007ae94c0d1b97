/**
 * Which flags of an athlete are shown together, and which of them ask for a coach's decision (training-rules.md § 8).
 * {@link topset.program.rules.triage.Triage} is the entry.
 */
@NullMarked
package topset.program.rules.triage;

import org.jspecify.annotations.NullMarked;
