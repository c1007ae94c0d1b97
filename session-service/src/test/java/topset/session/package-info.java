@NullMarked
package topset.session;

import org.jspecify.annotations.NullMarked;
