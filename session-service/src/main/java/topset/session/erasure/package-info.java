/** Erases a person's data in the session service on request. */
@NullMarked
package topset.session.erasure;

import org.jspecify.annotations.NullMarked;
