/**
 * Accepts what coaches request: checks it against the rules, decides it, stores it, and replans. Requests come in at
 * {@link topset.program.coaching.ProgramResource} and {@link topset.program.coaching.LiftResource}; all of them go
 * through {@link topset.program.coaching.ProgramService}.
 */
@NullMarked
package topset.program.coaching;

import org.jspecify.annotations.NullMarked;
