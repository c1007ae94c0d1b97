/**
 * Sends HTTP requests to URLs that gyms have chosen. Requests are sent only to public IP addresses, and to networks
 * that the operator has allowed. The entry points are {@link topset.edge.outbound.OutboundUrls} and
 * {@link topset.edge.outbound.OutboundClient}.
 * Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.outbound;
