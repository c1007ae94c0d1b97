@NullMarked
package topset.verification.chaos;

import org.jspecify.annotations.NullMarked;
