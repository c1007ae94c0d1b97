/**
 * Exports sessions and sets as JSON lines and CSV, and imports such lines. The resources are in {@link
 * topset.edge.transfer}. The entry points are {@link SessionLines}, {@link SetsAsCsv} and {@link SessionImporter}.
 */
@NullMarked
package topset.session.transfer;

import org.jspecify.annotations.NullMarked;
