/**
 * Records operators' calls, refusals, sign-ins and exports in the service's own database (ADR 0043). The entry point is
 * {@code AuditTrail}, which the filters of this module use.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.audit;
