/**
 * Erases an athlete: empties the events in place and forgets who caused them. The way in is
 * {@link topset.store.erasure.Erasure}.
 */
@NullMarked
package topset.store.erasure;

import org.jspecify.annotations.NullMarked;
