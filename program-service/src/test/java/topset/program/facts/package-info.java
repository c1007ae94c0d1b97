@NullMarked
package topset.program.facts;

import org.jspecify.annotations.NullMarked;
