/**
 * Breaks the running pair under a load of known sets, and compares the result with what it acknowledged: the promises
 * of events.md.
 */
@NullMarked
package topset.verification.chaos;

import org.jspecify.annotations.NullMarked;
