/** Lists an athlete's past sessions from the read model. */
@NullMarked
package topset.session.history;

import org.jspecify.annotations.NullMarked;
