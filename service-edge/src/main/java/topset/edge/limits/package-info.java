/**
 * Limits what one caller, gym or address may use at once: token buckets and a byte budget. The filters of the edge
 * apply them.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.limits;
