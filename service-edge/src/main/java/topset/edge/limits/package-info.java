/**
 * Limits the resources that one caller, gym or client address may use at once, by token buckets and a byte budget. The
 * filters of the identity package and {@link topset.edge.web.StrictJson} apply the limits.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.limits;
