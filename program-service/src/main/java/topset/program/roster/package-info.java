/** The coach's view: who needs a look and why, live, and the page that shows it. */
@NullMarked
package topset.program.roster;

import org.jspecify.annotations.NullMarked;
