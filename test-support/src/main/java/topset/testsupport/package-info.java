/** What the tests of several modules share; what one module alone needs stays with its tests. */
@NullMarked
package topset.testsupport;

import org.jspecify.annotations.NullMarked;
