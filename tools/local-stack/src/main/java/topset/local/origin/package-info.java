/**
 * The one address of the pages and both APIs, and the addresses of the services' replicas behind it. The entry point is
 * {@link topset.local.origin.Origin}.
 */
@org.jspecify.annotations.NullMarked
package topset.local.origin;
