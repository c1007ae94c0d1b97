/** Clients of the running pair, shared by the system tests and the benchmarks. */
@NullMarked
package topset.verification;

import org.jspecify.annotations.NullMarked;
