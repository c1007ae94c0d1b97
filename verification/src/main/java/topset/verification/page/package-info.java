/** A coach's browser. */
@NullMarked
package topset.verification.page;

import org.jspecify.annotations.NullMarked;
