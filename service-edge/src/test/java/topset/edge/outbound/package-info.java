/** Tests of calls to URLs that gyms name. */
@org.jspecify.annotations.NullMarked
package topset.edge.outbound;
