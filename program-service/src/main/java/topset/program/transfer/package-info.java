/**
 * Exports the commands about a gym, its athletes' profiles and their programs as JSON lines, and imports such lines.
 * The HTTP resources are in {@link topset.edge.transfer}; the entry points are {@link DecisionLines} and {@link
 * ProgramImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.transfer;
