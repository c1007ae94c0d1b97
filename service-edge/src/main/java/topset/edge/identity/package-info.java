/**
 * Determines the caller, the role and the gym of a request, and limits the rate of requests. The entry point is {@link
 * Caller}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.identity;
