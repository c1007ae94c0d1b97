@NullMarked
package topset.program.roster;

import org.jspecify.annotations.NullMarked;
