/**
 * Knows who calls, with which role and for which gym, and limits how often. The way in is {@link Caller}; everything else
 * works before a resource is called.
 */
@org.jspecify.annotations.NullMarked
package topset.edge.identity;
