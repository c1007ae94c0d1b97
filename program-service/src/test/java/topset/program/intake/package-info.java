@NullMarked
package topset.program.intake;

import org.jspecify.annotations.NullMarked;
