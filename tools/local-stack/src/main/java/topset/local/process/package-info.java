/**
 * Starts, watches and ends child processes, with their ports and files. The entry point is {@link JavaProgram}. A
 * {@link Part} is one server of the stack. {@link AotCaches} makes the start of a Java program quicker.
 */
@org.jspecify.annotations.NullMarked
package topset.local.process;
