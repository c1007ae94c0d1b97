/**
 * Exports profiles, programs and all that was decided of them as JSON lines, and imports such lines. The resources are in
 * {@link topset.edge.transfer}; the ways in are {@link DecisionLines} and {@link DecisionImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.program.transfer;
