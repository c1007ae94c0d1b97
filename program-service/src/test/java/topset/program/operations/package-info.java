@NullMarked
package topset.program.operations;

import org.jspecify.annotations.NullMarked;
