@NullMarked
package topset.testsupport;

import org.jspecify.annotations.NullMarked;
