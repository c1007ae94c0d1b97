/** The running pair as its clients see it: what the system tests and the benchmarks speak through. */
@NullMarked
package topset.verification;

import org.jspecify.annotations.NullMarked;
