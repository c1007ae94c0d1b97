/**
 * Keeps who did what beside the events, and lists it together with the events' actors. The ways in are
 * {@link topset.store.audit.AuditLog} to write and {@link topset.store.audit.AuditReader} to read.
 */
@NullMarked
package topset.store.audit;

import org.jspecify.annotations.NullMarked;
