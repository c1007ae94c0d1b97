@NullMarked
package topset.edge;

import org.jspecify.annotations.NullMarked;
