/**
 * Calls to URLs that gyms name. A call reaches public addresses only, and the networks that the operator allows. The
 * ways in are {@link topset.edge.outbound.OutboundUrls} and {@link topset.edge.outbound.OutboundClient}.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.outbound;
