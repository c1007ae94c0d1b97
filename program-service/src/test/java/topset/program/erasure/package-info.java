@NullMarked
package topset.program.erasure;

import org.jspecify.annotations.NullMarked;
