@NullMarked
package topset.program.seen;

import org.jspecify.annotations.NullMarked;
