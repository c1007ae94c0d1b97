/**
 * Compares the event store with the JDBC event storage of Axon Framework on the same PostgreSQL. The entry point is
 * {@link AppendComparison}.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.bench.append;
