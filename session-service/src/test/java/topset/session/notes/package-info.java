@NullMarked
package topset.session.notes;

import org.jspecify.annotations.NullMarked;
