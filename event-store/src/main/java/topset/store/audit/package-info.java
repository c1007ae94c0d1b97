/**
 * Stores operators' calls, refusals and sign-ins, and lists them together with the stored events and their actors. The
 * entry points are {@link topset.store.audit.AuditLog} to write and {@link topset.store.audit.AuditReader} to read.
 */
@org.jspecify.annotations.NullMarked
package topset.store.audit;
