/** Runs the benchmarks of {@code ./topset bench}. Words: docs/glossary.md. */
@org.jspecify.annotations.NullMarked
package topset.verification.bench;
