/**
 * Says which of an athlete's flags a person has marked as seen, and when a flag is open again (ADR 0064). The ways in
 * are {@link topset.program.seen.SeenFlag}, the rule, and {@link topset.program.seen.SeenFlagTable}.
 */
@NullMarked
package topset.program.seen;

import org.jspecify.annotations.NullMarked;
