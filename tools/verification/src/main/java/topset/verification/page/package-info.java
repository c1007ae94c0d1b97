/**
 * Opens the coach's page in a real browser, for tests and benchmarks. The entry point is {@link CoachBrowser}.
 * Words: docs/glossary.md.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.page;
