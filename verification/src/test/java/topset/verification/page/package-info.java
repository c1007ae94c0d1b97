/** The coach's view as a coach sees it: in a real browser, and the stream behind it. */
@NullMarked
package topset.verification.page;

import org.jspecify.annotations.NullMarked;
