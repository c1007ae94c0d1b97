/** Keeps who called and was refused: bounded, in the service's own database. The way in is AuditTrail; the filters of the edge use it (ADR 0043). */
@org.jspecify.annotations.NullMarked
package topset.edge.audit;
