/** Tests what benchmarks compute from their measurements. */
@org.jspecify.annotations.NullMarked
package topset.verification.bench.measure;
