/** The session service, which records what was lifted. */
@NullMarked
package topset.session;

import org.jspecify.annotations.NullMarked;
