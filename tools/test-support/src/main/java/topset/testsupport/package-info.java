/**
 * Contains helpers that the tests of several modules share. A helper for only one module stays in that module's tests.
 */
@NullMarked
package topset.testsupport;

import org.jspecify.annotations.NullMarked;
