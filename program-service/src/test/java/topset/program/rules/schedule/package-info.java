@NullMarked
package topset.program.rules.schedule;

import org.jspecify.annotations.NullMarked;
