@NullMarked
package topset.program.notes;

import org.jspecify.annotations.NullMarked;
