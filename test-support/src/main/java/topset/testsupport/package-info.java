/** Helpers that the tests of several modules share. A helper of one module stays with its tests. */
@NullMarked
package topset.testsupport;

import org.jspecify.annotations.NullMarked;
