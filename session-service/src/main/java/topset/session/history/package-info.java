/** Read side: an athlete's past sessions. */
@NullMarked
package topset.session.history;

import org.jspecify.annotations.NullMarked;
