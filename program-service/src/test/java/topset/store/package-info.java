@NullMarked
package topset.store;

import org.jspecify.annotations.NullMarked;
