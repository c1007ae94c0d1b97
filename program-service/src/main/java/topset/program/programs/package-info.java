/**
 * Contains the state of a program, its commands, its events with their stored form, and its tables. {@link
 * topset.program.programs.ProgramDecider} decides about every command.
 */
@org.jspecify.annotations.NullMarked
package topset.program.programs;
