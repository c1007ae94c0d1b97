@NullMarked
package topset.program.publishing;

import org.jspecify.annotations.NullMarked;
