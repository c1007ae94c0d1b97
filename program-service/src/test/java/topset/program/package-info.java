@NullMarked
package topset.program;

import org.jspecify.annotations.NullMarked;
