/**
 * Records operators' calls, refusals, sign-ins and exports in the service's own database, with a limited number of
 * rows. The entry point is {@code AuditTrail}, which the filters of this module use (ADR 0043).
 */
@org.jspecify.annotations.NullMarked
package topset.edge.audit;
