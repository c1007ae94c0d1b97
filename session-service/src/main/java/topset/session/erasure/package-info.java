/** Erases a person's data on request. */
@NullMarked
package topset.session.erasure;

import org.jspecify.annotations.NullMarked;
