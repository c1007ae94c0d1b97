@NullMarked
package topset.program.plans;

import org.jspecify.annotations.NullMarked;
