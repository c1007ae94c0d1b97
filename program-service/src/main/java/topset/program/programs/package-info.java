/**
 * Contains the state of a program, its commands, its events with their stored form, and its tables. The entry point is
 * {@link topset.program.programs.ProgramDecider}, which decides about every command.
 */
@NullMarked
package topset.program.programs;

import org.jspecify.annotations.NullMarked;
