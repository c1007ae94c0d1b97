/**
 * Starts, watches and ends child processes, with their ports and files. The way in is {@link JavaProgram}. A {@link
 * Part} is one process of the stack.
 */
@org.jspecify.annotations.NullMarked
package topset.local.process;
