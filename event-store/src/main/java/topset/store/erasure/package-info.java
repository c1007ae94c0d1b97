/**
 * Erases an athlete: empties the content of the athlete's events and removes their actors. The entry point is {@link
 * topset.store.erasure.Erasure}.
 */
@org.jspecify.annotations.NullMarked
package topset.store.erasure;
