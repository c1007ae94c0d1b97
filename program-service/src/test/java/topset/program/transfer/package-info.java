@NullMarked
package topset.program.transfer;

import org.jspecify.annotations.NullMarked;
