/**
 * Calls the running services for tests and benchmarks. The way in is {@link RunningPair}, whose gyms and lifters call
 * the APIs with their own tokens.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.support;
