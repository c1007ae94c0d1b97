/** Opens the coach's page in a real browser, for tests and benchmarks. The entry point is {@link CoachBrowser}. */
@NullMarked
package topset.verification.page;

import org.jspecify.annotations.NullMarked;
