/** Opens the coach's page in a real browser, for tests and benchmarks. The entry point is {@link CoachBrowser}. */
@org.jspecify.annotations.NullMarked
package topset.verification.page;
