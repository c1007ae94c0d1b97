/** Opens the coach's page in a real browser, for tests and benchmarks. The way in is {@link CoachBrowser}. */
@NullMarked
package topset.verification.page;

import org.jspecify.annotations.NullMarked;
