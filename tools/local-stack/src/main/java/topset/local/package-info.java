/**
 * Runs PostgreSQL, Kafka, an issuer and both services on one machine. The entry points are {@link LocalStack} for tests
 * and benchmarks, and the commands of {@code ./topset}, such as {@link RunCommand}.
 */
@org.jspecify.annotations.NullMarked
package topset.local;
