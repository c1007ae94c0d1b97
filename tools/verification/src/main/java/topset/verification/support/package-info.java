/**
 * Calls the running services for tests and benchmarks. The entry point is {@link RunningPair}, which starts the
 * services. {@link GymClient} creates callers with their own tokens.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.support;
