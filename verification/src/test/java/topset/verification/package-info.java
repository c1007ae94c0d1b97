@NullMarked
package topset.verification;

import org.jspecify.annotations.NullMarked;
