@NullMarked
package topset.session.usage;

import org.jspecify.annotations.NullMarked;
