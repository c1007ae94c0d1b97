/**
 * Runs PostgreSQL, Kafka, an issuer and both services on one machine. The ways in are {@link LocalStack} for tests and
 * benchmarks, and {@link RunCommand} and the other commands for {@code ./topset}.
 */
@org.jspecify.annotations.NullMarked
package topset.local;
