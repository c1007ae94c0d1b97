/**
 * Stores a gym's program templates, starts programs from a template for many athletes, and lists the athletes who train
 * with an older version. The entry points are {@link topset.program.library.ProgramTemplateResource} and {@link
 * topset.program.library.AssignmentResource}. Words: docs/glossary.md.
 */
@NullMarked
package topset.program.library;

import org.jspecify.annotations.NullMarked;
