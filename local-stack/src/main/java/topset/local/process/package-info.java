/**
 * Starts, watches and ends child processes, with their ports and files. The way in is {@link JavaProgram}; a {@link
 * Part} is what runs.
 */
@org.jspecify.annotations.NullMarked
package topset.local.process;
