/** Tests the coach's page in a real browser, and the live stream that updates it. */
@NullMarked
package topset.verification.page;

import org.jspecify.annotations.NullMarked;
