/**
 * Lets operators observe and check a service: the audit, gauges, traces, the database schema and the production
 * settings. The entry points are {@link OperatorCall} for a resource, {@link DatabaseGauges} for a metric and {@link
 * TraceContext} for an event.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.operations;
