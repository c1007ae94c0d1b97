/** Prints the figures of benchmarks. The entry point is {@link FigureTable}. */
@org.jspecify.annotations.NullMarked
package topset.verification.bench.measure;
