@NullMarked
package topset.session.logging;

import org.jspecify.annotations.NullMarked;
