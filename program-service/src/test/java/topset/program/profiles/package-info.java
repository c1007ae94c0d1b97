@NullMarked
package topset.program.profiles;

import org.jspecify.annotations.NullMarked;
