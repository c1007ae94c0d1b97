/**
 * Exports the data of a gym from a service and imports it into a service, as JSON lines (docs/transfer.md). The entry
 * points are {@link ExportResource} and {@link ImportResource}. Each service implements {@link ExportedEvents} and
 * {@link LineImporter}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.transfer;
