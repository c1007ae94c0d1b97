/**
 * Keeps a gym's program templates, starts programs from them for many athletes, and shows who trains by an older
 * version. The ways in are {@link topset.program.library.ProgramTemplateResource} and {@link
 * topset.program.library.AssignmentResource}.
 */
@NullMarked
package topset.program.library;

import org.jspecify.annotations.NullMarked;
