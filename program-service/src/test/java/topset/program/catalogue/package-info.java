@NullMarked
package topset.program.catalogue;

import org.jspecify.annotations.NullMarked;
