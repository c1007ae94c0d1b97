/**
 * Limits what one caller, gym or address may use at once: token buckets and a byte budget. The filters of
 * identity and {@link topset.edge.web.StrictJson} apply them.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.limits;
