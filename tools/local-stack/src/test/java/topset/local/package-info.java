@NullMarked
package topset.local;

import org.jspecify.annotations.NullMarked;
