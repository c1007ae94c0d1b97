/** How much one caller, gym or address may use at once: token buckets and a budget of bytes. The filters of the edge apply them. */
@org.jspecify.annotations.NullMarked
package topset.edge.limits;
