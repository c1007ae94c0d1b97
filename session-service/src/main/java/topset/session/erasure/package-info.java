/** Forgetting a person, when they ask for it. */
@NullMarked
package topset.session.erasure;

import org.jspecify.annotations.NullMarked;
