/**
 * Erases a person's data in the session service, on request of a coach or of the gym's own back end. The entry point is
 * {@code ErasureResource}.
 */
@NullMarked
package topset.session.erasure;

import org.jspecify.annotations.NullMarked;
