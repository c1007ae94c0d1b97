/**
 * Calls the running pair of services for the tests and benchmarks. The way in is {@link RunningPair}, whose gyms and
 * lifters call the APIs with their own tokens.
 */
@org.jspecify.annotations.NullMarked
package topset.verification.support;
