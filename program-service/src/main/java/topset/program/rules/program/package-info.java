/**
 * Defines the input of the training rules for one program: the lifts of each week, pauses, overrides, the calendar and
 * the earlier training. The entry point is {@link topset.program.rules.program.ProgramDefinition}. Words:
 * docs/glossary.md.
 */
@NullMarked
package topset.program.rules.program;

import org.jspecify.annotations.NullMarked;
