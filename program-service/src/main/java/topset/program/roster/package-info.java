/** The coach's view: the roster, the live stream, and the page that shows them. */
@NullMarked
package topset.program.roster;

import org.jspecify.annotations.NullMarked;
