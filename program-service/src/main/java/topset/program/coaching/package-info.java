/**
 * What coaches ask of programs: requests are checked against the rules, decided, stored, and the plan follows. They come in at
 * {@link topset.program.coaching.ProgramResource} and {@link topset.program.coaching.LiftResource}; {@link
 * topset.program.coaching.ProgramService} is the one way through.
 */
@NullMarked
package topset.program.coaching;

import org.jspecify.annotations.NullMarked;
