@NullMarked
package topset.session.erasure;

import org.jspecify.annotations.NullMarked;
