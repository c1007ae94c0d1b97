@NullMarked
package topset.program.plan;

import org.jspecify.annotations.NullMarked;
