@NullMarked
package topset.verification.bench;

import org.jspecify.annotations.NullMarked;
