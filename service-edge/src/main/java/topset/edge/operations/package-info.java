/**
 * Gives operators what they watch and check: calls and refusals, gauges, traces, the schema, the production settings. The
 * ways in are {@link OperatorCall} for a resource, {@link DatabaseGauges} for a figure and {@link TraceContext} for an
 * event.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.operations;
