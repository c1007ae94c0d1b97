/**
 * What a program is and how it changes: the aggregate, its events with their stored form, its commands, and the rows that
 * keep it. The way in is {@link topset.program.programs.ProgramDecider}, which decides every command.
 */
@NullMarked
package topset.program.programs;

import org.jspecify.annotations.NullMarked;
