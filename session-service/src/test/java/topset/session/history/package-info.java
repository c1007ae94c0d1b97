@NullMarked
package topset.session.history;

import org.jspecify.annotations.NullMarked;
