@NullMarked
package topset.session.coaches;

import org.jspecify.annotations.NullMarked;
