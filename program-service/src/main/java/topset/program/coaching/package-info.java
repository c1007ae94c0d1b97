/**
 * Executes coaches' commands on programs: checks each request against the rules, decides, stores the event, and
 * computes the plan again. Requests arrive at {@link topset.program.coaching.ProgramResource} and {@link
 * topset.program.coaching.LiftResource}; all of them go through {@link topset.program.coaching.ProgramService}.
 */
@NullMarked
package topset.program.coaching;

import org.jspecify.annotations.NullMarked;
