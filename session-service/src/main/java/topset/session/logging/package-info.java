/** Logs what was lifted: a session and its sets, as events. */
@NullMarked
package topset.session.logging;

import org.jspecify.annotations.NullMarked;
