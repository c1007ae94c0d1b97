@NullMarked
package topset.session.creation;

import org.jspecify.annotations.NullMarked;
