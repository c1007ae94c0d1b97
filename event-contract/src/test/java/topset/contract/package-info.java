@NullMarked
package topset.contract;

import org.jspecify.annotations.NullMarked;
