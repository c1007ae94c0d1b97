/**
 * A program as the rules see it: its lifts week by week, pauses, overrides, calendar and the training before it. The
 * way in is {@link topset.program.rules.program.ProgramDefinition}.
 */
@NullMarked
package topset.program.rules.program;

import org.jspecify.annotations.NullMarked;
