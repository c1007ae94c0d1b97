/**
 * Stores the calls, refusals and sign-ins that are not events, and lists them together with the events and their
 * actors. The ways in are {@link topset.store.audit.AuditLog} to write and {@link topset.store.audit.AuditReader} to
 * read.
 */
@NullMarked
package topset.store.audit;

import org.jspecify.annotations.NullMarked;
