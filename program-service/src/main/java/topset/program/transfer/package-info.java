/**
 * Exports profiles, programs and all commands about them as JSON lines, and imports such lines. The HTTP resources are
 * in {@link topset.edge.transfer}; the entry points are {@link DecisionLines} and {@link DecisionImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.transfer;
