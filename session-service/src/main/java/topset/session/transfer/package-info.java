/**
 * Exports sessions and sets as JSON lines and CSV, and imports such lines. The resources are in {@link
 * topset.edge.transfer}. The entry points are {@link SessionLines} and {@link SessionImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.session.transfer;
