/**
 * Moves what a gym holds out of a service and into one, as JSON lines. The entry points are {@link AthleteExportResource}, {@link
 * GymExportResource} and {@link ImportResource}; a service implements {@link ExportedEvents} and {@link LineImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.transfer;
